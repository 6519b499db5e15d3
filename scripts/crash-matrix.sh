#!/usr/bin/env bash
# Strikes an installation under load with faults and checks what became of every message.
#
# Usage: scripts/crash-matrix.sh [option...]
#   --seeds S,S-S...    one run each, which decides what happens in the channels and which faults come; default: 1
#   --faults N|F,F...   how many in each run, or their names in order; default: 20. Names: kill-X and freeze-X for X of gateway,
#                       api, worker, postgres, pooler, redis, broker; cut-P and delay-P for P of gateway-pooler, gateway-redis,
#                       gateway-broker, gateway-telegram, api-pooler, api-redis, worker-pooler, worker-redis, worker-broker;
#                       failover-redis, restart-broker, lease-takeover, slow-consumers, full-disk
#   --minutes N         after which a run begins no further fault; default: 30
#   --modes M,M...      values of TP_CAPITAL_QUEUE_MODE, in turn from run to run; default: hybrid,true,false
#   --rate N            posts, edits, deletions and albums a second; default: 20
#   --results FOLDER    where the raw result and all logs go; default: reliability/results
#   --page FILE         where the page goes; default: docs/reliability.md
#   --help              this text
#
# A fault takes about ten seconds. Everything runs on this machine, on free ports, and ends with the script, also on Ctrl-C.
# Builds first. Needs a JDK 25, Maven and npm (for TDLib), PostgreSQL, PgBouncer, Redis, Sentinel and RabbitMQ; on Debian and
# Ubuntu it installs what is missing, saying so first. Times to recover count only from a machine that does nothing else.
# Exit code: 0 nothing lost, doubled, out of order, wrong or told; 1 something was, with the history of each, or the build
# failed; 64 wrong usage; 69 a program is missing.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/packages.sh
source "$ROOT/scripts/lib/packages.sh"
# shellcheck source=lib/java.sh
source "$ROOT/scripts/lib/java.sh"
# shellcheck source=lib/tools.sh
source "$ROOT/scripts/lib/tools.sh"
# shellcheck source=lib/servers.sh
source "$ROOT/scripts/lib/servers.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

wrong() {
  usage >&2
  fail "$EX_USAGE" "$*"
}

arguments=("$@")
while (($#)); do
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --seeds) pattern='^[0-9]{1,9}(-[0-9]{1,9})?(,[0-9]{1,9}(-[0-9]{1,9})?)*$' ;;
    --faults) pattern='^([0-9]{1,4}|[a-z-]+(,[a-z-]+)*)$' ;;
    --minutes | --rate) pattern='^[1-9][0-9]{0,4}$' ;;
    --modes) pattern='^(false|true|hybrid)(,(false|true|hybrid))*$' ;;
    --results | --page) pattern='.' ;;
    *) wrong "unknown argument: $1" ;;
  esac
  [[ ${2-} =~ $pattern ]] || wrong "$1 cannot be '${2-}'"
  shift 2
done

cd "$ROOT"
require_jdk
require_maven
require_node
require_servers
say "building"
"$MVN" -q -B -ntp -pl reliability -am -DskipTests package >&2 || fail 1 "the build failed"
exec "$JAVA_HOME/bin/java" -Xmx1g -jar reliability/target/reliability.jar "${arguments[@]}"
