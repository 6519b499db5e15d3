# shellcheck shell=bash
# The browser in which the tests use the console. Needs common.sh and packages.sh.

# has_browser: whether one of the browsers the tests look for answers. Ubuntu's package chromium-browser may be a stub
# that only says how to get one.
has_browser() {
  local program
  for program in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$program" >/dev/null && "$program" --version >/dev/null 2>&1; then
      return
    fi
  done
  return 1
}

# require_browser: installs Chromium when there is none.
require_browser() {
  has_browser && return
  if can_install; then
    apt_install "the tests use the console in a browser" chromium || true
  fi
  has_browser || fail "$EX_UNAVAILABLE" "the tests use the console in a browser and found none: install Chromium" \
    "(package chromium) and run this again, or run the unit tests alone: scripts/test.sh --quick"
}
