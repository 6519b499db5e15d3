# shellcheck shell=bash
# Installing what is missing, on systems with apt-get. Needs common.sh.

# Debian asks this program before it starts a freshly installed service.
: "${POLICY_RC_D:=/usr/sbin/policy-rc.d}"
readonly POLICY_MARK='# placed by scripts of the Telegram gateway while packages are installed; safe to delete'

# as_root COMMAND...: runs it as root, without ever asking for a password.
as_root() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo -n -- "$@"
  fi
}

# can_install: whether this machine has apt-get and we may use it.
can_install() {
  command -v apt-get >/dev/null || return 1
  ((EUID == 0)) || sudo -n -- true 2>/dev/null
}

# apt_update: refreshes the package lists, once per run.
apt_update() {
  if [[ -z ${apt_updated-} ]]; then
    say "refreshing the package lists: apt-get update"
    as_root apt-get update -qq >&2 || say "apt-get update failed; going on with the lists that are here"
    apt_updated=yes
  fi
}

# apt_has PACKAGE: whether the package lists offer it.
apt_has() {
  apt-cache show --no-all-versions "$1" >/dev/null 2>&1
}

# apt_install WHY PACKAGE...: says so, then installs.
apt_install() {
  local why=$1
  shift
  apt_update
  say "installing with apt-get: $* ($why)"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@" >&2
}

# apt_install_asleep WHY PACKAGE...: as apt_install, but no service of the packages is started, now or at the next boot.
# A subshell, so that its traps are its own.
apt_install_asleep() (
  place_policy
  trap remove_policy EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  apt_install "$@"
  shift
  if [[ -d /run/systemd/system ]]; then
    say "switching off at boot: $*"
    as_root systemctl disable --quiet "$@" >&2 || say "systemctl disable failed; see: systemctl list-unit-files"
  fi
)

# place_policy: forbids service starts. A policy that somebody else made is left as it is.
place_policy() {
  # shellcheck disable=SC2016  # $1 and $2 are meant for the inner shell
  if as_root sh -c 'set -C; printf "#!/bin/sh\n%s\nexit 101\n" "$2" >"$1"' sh "$POLICY_RC_D" "$POLICY_MARK" 2>/dev/null; then
    as_root chmod 755 "$POLICY_RC_D"
  else
    say "$POLICY_RC_D exists and decides whether the new services start"
  fi
}

# remove_policy: takes away what place_policy made, also when an earlier run was killed and left it.
remove_policy() {
  if grep -qsF "$POLICY_MARK" "$POLICY_RC_D"; then
    as_root rm -f "$POLICY_RC_D"
  fi
}
