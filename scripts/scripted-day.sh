#!/usr/bin/env bash
# Plays a day of a channel at a data centre of our own while the gateway, with the real TDLib, is killed again and
# again, and compares the log with what happened.
#
# Usage: scripts/scripted-day.sh [--seed N] [--events N] [--kills N]
#   --seed N     which day; default: 20251105, the one the build plays
#   --events N   its steps; default: 2000
#   --kills N    SIGKILLs of the gateway; default: 20
#   --help       this text
#
# Builds first. Nothing leaves the machine. Takes about ten seconds to a kill. The last lines say what happened and what
# was stored; the log of the build says the same. Exit codes: 0 the log is the channel, 1 it is not, 64 wrong usage,
# 69 a program is missing and cannot be installed.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/packages.sh
source "$ROOT/scripts/lib/packages.sh"
# shellcheck source=lib/java.sh
source "$ROOT/scripts/lib/java.sh"
# shellcheck source=lib/servers.sh
source "$ROOT/scripts/lib/servers.sh"
# shellcheck source=lib/tools.sh
source "$ROOT/scripts/lib/tools.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

seed=20251105 events=2000 kills=20
while (($#)); do
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --seed | --events | --kills)
      if [[ ! ${2-} =~ ^[0-9]{1,9}$ ]]; then
        usage >&2
        fail "$EX_USAGE" "$1 needs a number"
      fi
      declare "${1#--}=$2"
      shift
      ;;
    *)
      usage >&2
      fail "$EX_USAGE" "unknown argument: $1"
      ;;
  esac
  shift
done

cd "$ROOT"
require_jdk
require_maven
require_node
require_servers
say "building, then playing $events steps of day $seed with $kills kills"
"$MVN" -q -B -ntp -pl gateway-mtproto -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=ScriptedDayIT -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dday.seed="$seed" -Dday.events="$events" -Dday.kills="$kills" || fail 1 "the log is not the channel, or the build failed"
