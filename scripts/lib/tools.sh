# shellcheck shell=bash
# The small programs the checks need. Needs common.sh and packages.sh.

readonly NODE_FLOOR=18

# require_tool PROGRAM PACKAGE
require_tool() {
  command -v "$1" >/dev/null && return
  if can_install; then
    apt_install "$1 is missing" "$2" || true
  fi
  command -v "$1" >/dev/null || fail "$EX_UNAVAILABLE" "$1 is missing: install it and run this again"
}

has_node() {
  local major
  command -v npm >/dev/null && major=$(node --version 2>/dev/null | sed -n 's/^v\([0-9][0-9]*\).*/\1/p') &&
    [[ -n $major ]] && ((major >= NODE_FLOOR))
}

# require_node: Node with npm, new enough.
require_node() {
  has_node && return
  if can_install; then
    apt_install "no Node $NODE_FLOOR or newer with npm was found" nodejs npm || true
  fi
  has_node || fail "$EX_UNAVAILABLE" "no Node $NODE_FLOOR or newer with npm: install it and run this again"
}
