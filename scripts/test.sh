#!/usr/bin/env bash
# The whole check of this repository.
#
# Usage: scripts/test.sh [--quick]
#   --quick   unit tests only: no servers, no migration check, no compose check
#   --help    this text
#
# Finds a JDK 25, Maven, npm, the servers the tests start (PostgreSQL, PgBouncer, Redis, Sentinel, RabbitMQ, Prometheus
# with the exporters of PostgreSQL and Redis; no container engine is needed) and a browser, and on Debian and Ubuntu installs what is missing, saying so first. At the
# end it lists what was skipped and why. Exit code: 0 all good, 1 something failed or was skipped that should run here, 64 wrong
# usage, 69 a program is missing and cannot be installed.

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
# shellcheck source=lib/browser.sh
source "$ROOT/scripts/lib/browser.sh"
# shellcheck source=lib/tools.sh
source "$ROOT/scripts/lib/tools.sh"
# shellcheck source=lib/compose-check.sh
source "$ROOT/scripts/lib/compose-check.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

quick=no
while (($#)); do
  case $1 in
    --quick) quick=yes ;;
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
cd "$ROOT"

# step NAME COMMAND...: a headline, the command, and on failure a last line that says which step it was.
# Plain call, no condition around it: a function called from an `if` would go on after its own errors.
current=
step() {
  current=$1
  printf '\n== %s\n' "$1"
  shift
  "$@"
  current=
}
ended() {
  [[ -z $current ]] || say "FAILED: $current"
  if [[ -n $script_tests ]]; then kill "$script_tests" 2>/dev/null || true; fi
}
trap ended EXIT

check_scripts() {
  local scripts
  mapfile -t scripts < <(repository_files '*.sh' '*.bash' '*.bats' '.ci/*')
  shellcheck --external-sources "${scripts[@]}"
  say "shellcheck: ${#scripts[@]} scripts"
}

# Applies db/migrations/timescale to a TimescaleDB in WebAssembly, which needs no server.
check_migrations() (
  cd db/timescale-check
  npm ci --ignore-scripts --legacy-peer-deps --no-audit --no-fund --prefer-offline
  node check.mjs
)

# The scripts' tests wait more than they work, so they run beside the build. What they say comes in one piece at the end.
script_tests=''
begin_script_tests() {
  mkdir -p target
  bats scripts/tests >target/script-tests.log 2>&1 &
  script_tests=$!
  say "the tests of the scripts run beside the next steps (what they say: target/script-tests.log)"
}

end_script_tests() {
  local result=0
  wait "$script_tests" || result=$?
  script_tests=''
  grep -v '^ok ' target/script-tests.log || true
  printf '%s passed\n' "$(grep -c '^ok ' target/script-tests.log)"
  return "$result"
}

# What of Maven's output a person wants to see; the rest is in the log.
readable() {
  awk '/^\[ERROR\]|Tests run:|^\[INFO\] (Building [^j]|BUILD |Reactor Summary|Total time)|(SUCCESS|FAILURE) \[|\. SKIPPED/ { print; fflush() }'
}

build_and_test() {
  local log=target/verify.log started=$SECONDS built=0 options=(-B -ntp -T 2 -Dstyle.color=never) since
  mkdir -p target
  since=$(mktemp target/test-started.XXXXXX)
  if [[ $quick == yes ]]; then
    options+=(-DskipITs)
  fi
  echo "mvn ${options[*]} verify    (everything it says: $log)"
  "$MVN" "${options[@]}" verify 2>&1 | tee "$log" | readable || built=$?
  printf '\n'
  scripts/lib/test-report.sh --newer-than "$since" . || built=1
  rm -f "$since"
  if [[ $quick == yes ]]; then
    echo 'not run, because of --quick: tests with servers, checks of migrations and compose files'
  fi
  echo "build and tests took $((SECONDS - started)) s"
  return "$built"
}

find_programs() {
  require_jdk
  require_maven
  require_tool shellcheck shellcheck
  require_tool bats bats
  require_tool systemd-analyze systemd
  require_node # npm brings the TDLib that the tests load
  if [[ $quick == no ]]; then
    require_servers
    require_browser
  fi
}

step 'programs' find_programs
step 'repository' scripts/lib/check-repository.sh
step 'shell scripts' check_scripts
step 'tests of the scripts: begin' begin_script_tests
if [[ $quick == no ]]; then
  step 'compose files' check_compose
  step 'TimescaleDB migrations' check_migrations
fi
step 'build and tests' build_and_test
step 'tests of the scripts' end_script_tests
printf '\nall good in %s s\n' "$SECONDS"
