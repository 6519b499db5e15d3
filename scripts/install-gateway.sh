#!/usr/bin/env bash
# Installs the gateway as a native service of systemd, or a new version of it beside the old one's settings.
#
# Usage: scripts/install-gateway.sh [option...]
#   --rollback     go back to the version before, which every installation keeps
#   --uninstall    take the service away; session, settings and user stay
#   --purge        with --uninstall: these too. Asks first, unless --yes
#   --root DIR     work on the system below DIR instead of this one: for images and tests; starts and enables nothing
#   --jar FILE     this gateway-mtproto-*-exec.jar; default: the built one, built anew when a source is newer
#   --tdlib FILE   this libtdjson.so; default: the one of the npm package that tdlib-client/native pins
#   --dry-run      check everything, list what would be done, change nothing
#   --yes          ask nothing
#   --help         this text
#
# Needs root, systemd 250, a JDK 25 that is not below /home or /root, and x86-64 with glibc. Settings are those of .env in
# TELEGRAM_STACK_DIR (deploy/compose unless set) that the gateway reads; what you write below the last line of
# /etc/telegram-gateway/gateway.env is kept. Secrets come from secrets/telegram-gateway/ there and become credentials only
# this host can read. Every problem is listed before the first change; when a step fails, what the run did is undone and
# the installed version goes on. A running service is started anew when anything changed; one that does not run is left alone.
#
# Exit codes: 0 done (or nothing to do); 1 a step failed and was undone; 64 wrong usage; 66 a file cannot be read; 69 the checks
# found a problem; 75 another run is under way.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/packages.sh
source "$ROOT/scripts/lib/packages.sh"
# shellcheck source=lib/java.sh
source "$ROOT/scripts/lib/java.sh"
# shellcheck source=lib/jars.sh
source "$ROOT/scripts/lib/jars.sh"
# shellcheck source=lib/environment.sh
source "$ROOT/scripts/lib/environment.sh"
# shellcheck source=lib/gateway-service.sh
source "$ROOT/scripts/lib/gateway-service.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

wrong() {
  usage >&2
  fail "$EX_USAGE" "$*"
}

action=install purge=no dry_run=no yes=no jar='' tdlib='' HOST=''
while (($#)); do
  case $1 in
    --root | --jar | --tdlib)
      [[ -n ${2-} ]] || wrong "$1 needs a value"
      case $1 in
        --root) HOST=$(realpath -e -- "$2") || fail "$EX_NOINPUT" "--root: there is no folder $2" ;;
        --jar) jar=$(realpath -e -- "$2") || fail "$EX_NOINPUT" "--jar: there is no file $2" ;;
        --tdlib) tdlib=$(realpath -e -- "$2") || fail "$EX_NOINPUT" "--tdlib: there is no file $2" ;;
      esac
      shift
      ;;
    --rollback | --uninstall) action=${1#--} ;;
    --purge) purge=yes ;;
    --dry-run) dry_run=yes ;;
    --yes) yes=yes ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) wrong "unknown argument: $1" ;;
  esac
  shift
done
[[ $purge == no || $action == uninstall ]] || wrong '--purge goes with --uninstall'
[[ $HOST != / ]] || HOST=''

HOME_FOLDER=$HOST/opt/telegram-gateway
SETTINGS=$HOST/etc/telegram-gateway
REPOSITORY_LINK=$HOST/usr/local/lib/telegram-stack # where the units of backup and drill find the scripts
readonly HOME_FOLDER SETTINGS HOST REPOSITORY_LINK
plan=()

if [[ -z $HOST && $EUID != 0 && $dry_run == no ]]; then
  fail "$EX_UNAVAILABLE" 'this needs root: sudo scripts/install-gateway.sh'
fi
if [[ $dry_run == no ]]; then
  mkdir -p "$HOST/run/lock"
  exec {lock}>"$HOST/run/lock/telegram-gateway-install.lock"
  flock -n "$lock" || fail 75 'another run is under way'
fi

case $action in
  install)
    load_environment
    check_install
    if [[ $dry_run == yes ]]; then
      printf '%s\n' "${plan[@]-nothing to do}"
      exit 0
    fi
    install_gateway
    ;;
  rollback) rollback_gateway ;;
  uninstall) uninstall_gateway ;;
esac
