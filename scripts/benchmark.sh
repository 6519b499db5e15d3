#!/usr/bin/env bash
# Measures, and leaves the raw result in benchmarks/results with machine, date and commit.
#
# Usage: scripts/benchmark.sh append [option...]
#        scripts/benchmark.sh signals [option...]
#        scripts/benchmark.sh api [option...]
#        scripts/benchmark.sh start [option...]
#        scripts/benchmark.sh jmh [option of JMH...]
#   append              the log's append beside COPY of the same rows, through PgBouncer; about 2 minutes
#     --rounds N        how often each way is measured; default: 5
#     --batches N,N...  batch sizes; default: 1,10,100,500,1000
#     --results FOLDER  where the raw result goes; default: benchmarks/results
#   signals             from the update to the signal, stage by stage, in each of the worker's modes; about 6 minutes.
#                       Also writes the page docs/benchmarks/signal-path.md
#     --rate N          messages a second; default: 50
#     --seconds N       for how long, in each mode; default: 60
#     --warm-up N       seconds before the first message is counted; default: 20
#     --modes M,M...    values of TP_CAPITAL_QUEUE_MODE; default: false,true,hybrid
#     --results FOLDER  where the raw result goes; default: benchmarks/results
#     --page FILE       where the page goes; default: docs/benchmarks/signal-path.md
#   api                 a page of fifty messages over a million of them, cached, uncached and unchanged, beside an empty
#                       endpoint; about 10 minutes. Also writes the page docs/benchmarks/api.md
#     --messages N      how many the database holds; default: 1000000
#     --rate N          requests a second where the rate is fixed; default: 200
#     --seconds N       for how long each kind of request is measured, at each pace; default: 30
#     --warm-up N       seconds before that; default: 15
#     --connections N   how many are open; default: 8
#     --results FOLDER  where the raw result goes; default: benchmarks/results
#     --page FILE       where the page goes; default: docs/benchmarks/api.md
#   start               from process to ready with and without AOT cache, and memory under load within the limits of the
#                       deployment (as root, where control groups can be made); about 5 minutes. Also writes the page
#                       docs/benchmarks/start-and-size.md
#     --starts N        how often each app is started, with the cache and without; default: 3
#     --seconds N       how long the load lasts; default: 60
#     --results FOLDER  where the raw result goes; default: benchmarks/results
#     --page FILE       where the page goes; default: docs/benchmarks/start-and-size.md
#   jmh                 the codec of the model; about 2 minutes; options such as a name pattern or -h go to JMH
#   --help              this text
#
# Builds first. Needs a JDK 25 and Maven; all but `jmh` also PostgreSQL and PgBouncer, and all but
# `append` and `jmh` Redis and RabbitMQ; on Debian and Ubuntu it installs what is missing, saying so first. Numbers count only from a machine
# that does nothing else meanwhile.
# Exit code 64: wrong usage, 69: a program is missing; else the program's own.

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

case ${1-} in
  append | signals | api | start | jmh) ;;
  --help | -h)
    usage
    exit 0
    ;;
  *)
    usage >&2
    fail "$EX_USAGE" "which benchmark: append, signals, api, start or jmh?"
    ;;
esac

# require_database: the two servers that `append` starts for itself.
require_database() {
  local missing=()
  has_postgres || missing+=(postgresql)
  find_program pgbouncer >/dev/null || missing+=(pgbouncer)
  if ((${#missing[@]} == 0)); then return; fi
  if can_install; then apt_install_asleep "the benchmark starts real servers" "${missing[@]}" || true; fi
  if ! has_postgres || ! find_program pgbouncer >/dev/null; then
    fail "$EX_UNAVAILABLE" "the benchmark needs PostgreSQL $POSTGRES_FLOOR or newer and PgBouncer: install them"
  fi
}

cd "$ROOT"
arguments=("$@")
if [[ $1 == jmh ]]; then
  arguments+=(-rf json -rff "benchmarks/results/jmh-$(date -u +%F).json")
fi

require_jdk
require_maven
modules=benchmarks
case $1 in
  append) require_database ;;
  signals)
    require_servers
    modules+=,gateway-mtproto,tp-capital-worker
    ;;
  api)
    require_servers
    modules+=,gateway-api
    ;;
  start)
    require_servers
    modules+=,gateway-mtproto,gateway-api,tp-capital-worker
    ;;
esac
say "building"
"$MVN" -q -B -ntp -pl "$modules" -am -Dquick package >&2 || fail 1 "the build failed"
exec "$JAVA_HOME/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED -jar benchmarks/target/benchmarks.jar "${arguments[@]}"
