#!/usr/bin/env bash
# Sends the API requests nobody should send, and keeps the result as docs/quality/api-fuzz.md.
#
# Usage: scripts/fuzz-api.sh [--seed N] [--requests N] [--page FILE]
#   --seed N       which requests; the same number makes the same ones; default: the seconds of the clock
#   --requests N   how many; default: 100000
#   --page FILE    where the result goes; default: docs/quality/api-fuzz.md
#   --help         this text
#
# Builds first. Needs a JDK 25, Maven, PostgreSQL, PgBouncer and Redis; on Debian and Ubuntu it installs what is missing,
# saying so first. Exit code: 0 nothing was found, 1 something was (the page tells how much, the output what), 64 wrong
# usage, 69 a program is missing.

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

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

seed=$(date +%s)
requests=100000
page=$ROOT/docs/quality/api-fuzz.md
while (($#)); do
  case $1 in
    --seed | --requests | --page)
      (($# > 1)) || fail "$EX_USAGE" "$1 needs a value"
      case $1 in
        --seed) seed=$2 ;;
        --requests) requests=$2 ;;
        --page) page=$(realpath -m "$2") ;;
      esac
      shift
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    *)
      usage >&2
      fail "$EX_USAGE" "unknown argument: $1"
      ;;
  esac
  shift
done
[[ $seed =~ ^[0-9]{1,18}$ && $requests =~ ^[0-9]{1,9}$ ]] || fail "$EX_USAGE" "--seed and --requests take a number"

cd "$ROOT"
require_jdk
require_maven
require_servers
mkdir -p "$(dirname "$page")"
say "seed $seed, $requests requests"
exec "$MVN" -q -B -ntp -pl gateway-api -am -Dquick -DskipTests=false -Dsurefire.failIfNoSpecifiedTests=false \
  -Dfailsafe.failIfNoSpecifiedTests=false -Dtest=none -Dit.test=ApiFuzzIT \
  "-Dfuzz.seed=$seed" "-Dfuzz.requests=$requests" "-Dfuzz.page=$page" verify
