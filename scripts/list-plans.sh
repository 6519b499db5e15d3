#!/usr/bin/env bash
# Reads the plans of every list of the API over very many messages, and keeps what they read as docs/quality/api-plans.md.
#
# Usage: scripts/list-plans.sh [--messages N] [--page FILE]
#   --messages N   how many; default: 1000000, which takes about 5 minutes
#   --page FILE    where the result goes; default: docs/quality/api-plans.md
#   --help         this text
#
# Builds first. Needs a JDK 25, Maven, PostgreSQL, PgBouncer and Redis; on Debian and Ubuntu it installs what is missing,
# saying so first. Exit code: 0 all good, 1 a list reads too much (the output tells which), 64 wrong usage, 69 a program is
# missing.

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

messages=1000000
page=$ROOT/docs/quality/api-plans.md
while (($#)); do
  case $1 in
    --messages | --page)
      (($# > 1)) || fail "$EX_USAGE" "$1 needs a value"
      case $1 in
        --messages) messages=$2 ;;
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
[[ $messages =~ ^[0-9]{4,9}$ ]] || fail "$EX_USAGE" "--messages takes a number from 1000 on"

cd "$ROOT"
require_jdk
require_maven
require_servers
mkdir -p "$(dirname "$page")"
exec "$MVN" -q -B -ntp -pl gateway-api -am -Dquick -DskipTests=false -Dsurefire.failIfNoSpecifiedTests=false \
  -Dfailsafe.failIfNoSpecifiedTests=false -Dtest=none -Dit.test=ListPlansIT \
  "-Dscale.messages=$messages" "-Dscale.page=$page" verify
