#!/usr/bin/env bash
# Draws the dashboards over a recorded run, one picture each, as docs/monitoring/<uid>.png.
#
# Usage: scripts/dashboard-pictures.sh [--minutes N] [--folder FOLDER]
#   --minutes N       how long the run is; default: 10
#   --folder FOLDER   where the pictures go; default: docs/monitoring
#   --help            this text
#
# Starts the three apps with real servers, a Telegram data centre of our own and a Prometheus that scrapes every second,
# lets 50 messages and 20 reads come in each second, takes Redis away at 35 % of the time and halts the worker at 65 %,
# and then asks Prometheus what every panel asks. Nothing leaves the machine. Builds first. The output names each panel
# that stayed empty. Exit codes: 0 the pictures are there, 1 they are not, 64 wrong usage, 69 a program is missing and
# cannot be installed.

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

minutes=10
folder=$ROOT/docs/monitoring
while (($#)); do
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --minutes | --folder)
      (($# > 1)) || fail "$EX_USAGE" "$1 needs a value"
      case $1 in
        --minutes) minutes=$2 ;;
        --folder) folder=$(realpath -m "$2") ;;
      esac
      shift
      ;;
    *)
      usage >&2
      fail "$EX_USAGE" "unknown argument: $1"
      ;;
  esac
  shift
done
[[ $minutes =~ ^[1-9][0-9]{0,2}$ ]] || fail "$EX_USAGE" "--minutes takes a number"

cd "$ROOT"
require_jdk
require_maven
require_node
require_servers
say "building, then recording $minutes minutes"
"$MVN" -q -B -ntp -pl standalone -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=DashboardPictures -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dpictures.seconds=$((minutes * 60)) -Dpictures.folder="$folder" || fail 1 "no pictures: see the output above"
say "pictures: $folder"
