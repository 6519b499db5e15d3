#!/usr/bin/env bash
# Says whether the stack works: service, containers, a query through the pool, Redis, broker, endpoints, lag and coverage.
#
# Usage: scripts/telegram/health-check-telegram.sh [option...]
#   --format text|json     default: text
#   --without-containers   skip docker and systemd: for a stack that runs otherwise
#   --jar FILE             use this message-store-*-exec.jar for the query; default: the built one
#   --help                 this text
#
# Needs nothing inside a container: our apps and the monitoring are asked over HTTP (curl), Redis and RabbitMQ over their ports,
# the database by our schema tool with the API's role. Settings and secrets: .env and secrets/ in TELEGRAM_STACK_DIR
# (deploy/compose unless set); without the operator's keys there (secrets/operator) the gateway says only that it lives.
# Limits: LAG_LIMIT 60 s for a sink, UNKNOWN_LIMIT 900 s for ids without a verdict.
#
# A line is ok, degraded (messages still arrive and can be read) or unhealthy. The JSON has the same lines, in the same order.
# Exit codes: 0 healthy; 1 unhealthy; 2 degraded; 64 wrong usage; 69 curl is missing.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=../lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
# shellcheck source=../lib/packages.sh
source "$ROOT/scripts/lib/packages.sh"
# shellcheck source=../lib/java.sh
source "$ROOT/scripts/lib/java.sh"
# shellcheck source=../lib/jars.sh
source "$ROOT/scripts/lib/jars.sh"
# shellcheck source=../lib/environment.sh
source "$ROOT/scripts/lib/environment.sh"
# shellcheck source=../lib/stack.sh
source "$ROOT/scripts/lib/stack.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

wrong() {
  usage >&2
  fail "$EX_USAGE" "$*"
}

format=text containers=yes jar=''
while (($#)); do
  case $1 in
    --format | --jar)
      [[ -n ${2-} ]] || wrong "$1 needs a value"
      if [[ $1 == --jar ]]; then jar=$2; else format=$2; fi
      shift
      ;;
    --format=* | --jar=*)
      if [[ $1 == --jar=* ]]; then jar=${1#*=}; else format=${1#*=}; fi
      ;;
    --without-containers) containers=no ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) wrong "unknown argument: $1" ;;
  esac
  shift
done
[[ $format == text || $format == json ]] || wrong "--format is text or json, not $format"
command -v curl >/dev/null || fail "$EX_UNAVAILABLE" 'curl is missing'
load_environment
: "${LAG_LIMIT:=60}" "${UNKNOWN_LIMIT:=900}"
names=() states=() details=()
answer='' status=000

# found NAME STATE DETAIL
found() {
  names+=("$1") states+=("$2") details+=("$3")
}

check_unit() {
  local state
  state=$(systemctl is-active "$GATEWAY_UNIT" 2>/dev/null) || true
  found 'service telegram-gateway' "$([[ $state == active ]] && echo ok || echo unhealthy)" "${state:-unknown}"
}

# Without the first three nobody reads or writes; the others are missed by somebody.
check_containers() {
  local service state worst
  for service in telegram-timescaledb telegram-pgbouncer telegram-gateway-api telegram-redis-master telegram-redis-replica \
    telegram-redis-sentinel telegram-rabbitmq telegram-prometheus telegram-grafana telegram-postgres-exporter \
    telegram-redis-exporter tp-capital-worker; do
    case $service in
      telegram-timescaledb | telegram-pgbouncer | telegram-gateway-api) worst=unhealthy ;;
      *) worst=degraded ;;
    esac
    state=$(container_state "$(container "$service")")
    found "container $service" "$([[ $state == @(healthy|running) ]] && echo ok || echo "$worst")" "$state"
  done
}

# as_api FILE: the schema tool with the API's role, unless the caller names another.
as_api() {
  local secret=$TELEGRAM_STACK_DIR/secrets/telegram-gateway-api/spring.datasource.password
  if [[ -z ${TELEGRAM_DB_PASSWORD-}${TELEGRAM_DB_PASSWORD_FILE-} ]]; then
    TELEGRAM_DB_USER=api TELEGRAM_DB_PASSWORD_FILE=$secret "$@"
  else
    "$@"
  fi
}

check_pool() {
  local said home code=0
  if ! home=$(find_jdk) || [[ -z $jar ]] && ! jar=$(built_jar message-store); then
    found 'query through the pool' degraded 'not asked: no JDK, or message-store is not built (scripts/migrate.sh builds it)'
    return
  fi
  said=$(as_api "$home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -jar "$jar" check 2>&1) || code=$?
  found 'query through the pool' "$( ((code)) && echo unhealthy || echo ok)" "$said"
}

# redis PORT COMMAND: logs in as exporter and prints the answers, the login's first.
redis() {
  local socket line password=''
  local secret=$TELEGRAM_STACK_DIR/secrets/telegram-redis-exporter/exporter.pass
  if [[ -r $secret ]]; then password=$(<"$secret"); fi
  { exec {socket}<>"/dev/tcp/${TELEGRAM_REDIS_HOST:-127.0.0.1}/$1"; } 2>/dev/null || return 1
  if [[ -n $password ]]; then printf 'AUTH exporter %s\r\n' "$password" >&"$socket"; fi
  printf '%s\r\nQUIT\r\n' "$2" >&"$socket"
  while IFS= read -rt 3 -u "$socket" line; do printf '%s\n' "${line%$'\r'}"; done
  exec {socket}>&-
}

# check_redis NAME PORT ROLE
check_redis() {
  local said role
  if ! said=$(redis "$2" ROLE); then
    found "$1" degraded "nobody answers at port $2"
    return
  fi
  role=$(grep -xm 1 -e master -e slave -e sentinel <<<"$said") || role=''
  if [[ -z $role ]]; then
    found "$1" degraded "said: $(grep -m 1 '^-' <<<"$said" || head -n 1 <<<"$said")"
  elif [[ $3 == data ]]; then
    found "$1" ok "$role"
  else
    found "$1" "$([[ $role == "$3" ]] && echo ok || echo degraded)" "$role"
  fi
}

# One master and one replica, whichever they are: a failover swaps them.
check_redis_pair() {
  local first second
  check_redis 'redis, first' "${TELEGRAM_REDIS_PORT:-6379}" data
  first=${details[-1]}
  check_redis 'redis, second' "${TELEGRAM_REDIS_REPLICA_PORT:-6380}" data
  second=${details[-1]}
  if [[ $first == "$second" && $first == @(master|slave) ]]; then
    found 'redis roles' degraded "both are $first"
  fi
}

# The broker answers a header of its protocol with its first frame: type 1, channel 0.
check_broker() {
  local socket frame='' host=${TELEGRAM_RABBITMQ_HOST:-127.0.0.1} port=${TELEGRAM_RABBITMQ_PORT:-5672}
  if [[ ${TELEGRAM_ENABLE_QUEUE:-false} != true ]]; then
    found broker ok 'switched off'
  elif ! { exec {socket}<>"/dev/tcp/$host/$port"; } 2>/dev/null; then
    found broker degraded "nobody answers at port $port"
  else
    printf 'AMQP\0\0\11\1' >&"$socket"
    frame=$(timeout 5 head -c 3 <&"$socket" | od -An -tx1 | tr -d ' \n') || true
    exec {socket}>&-
    found broker "$([[ $frame == 010000 ]] && echo ok || echo degraded)" "$([[ $frame == 010000 ]] && echo 'speaks AMQP' || echo 'does not speak AMQP')"
  fi
}

# check_app NAME APP WORST [KEY-FILE]: our /health; its own word counts where the status is 200.
check_app() {
  local word
  http_status "$(endpoint "$2")/health" "${4-}"
  word=$(field status)
  case $status:$word in
    200:healthy) found "$1" ok "$word" ;;
    200:degraded) found "$1" degraded "${answer:0:300}" ;;
    000:*) found "$1" "$3" 'nobody answers' ;;
    *) found "$1" "$3" "HTTP $status ${answer:0:300}" ;;
  esac
}

check_gateway() {
  local key
  key=$(operator_key gateway)
  if [[ -r $key ]]; then
    check_app gateway gateway unhealthy "$key"
    check_numbers "$key"
    return
  fi
  http_status "$(endpoint gateway)/livez"
  if [[ $status == 200 ]]; then
    found gateway degraded "lives; more is not known without $key"
  else
    found gateway unhealthy "HTTP $status"
  fi
}

# highest METER: the greatest value among its series in $answer, empty when there is none.
highest() {
  awk -v meter="$1" 'index($1, meter) == 1 && substr($1, length(meter) + 1) ~ /^({.*)?$/ { if (!seen++ || $NF + 0 > max) max = $NF + 0 } END { if (seen) print int(max) }' <<<"$answer"
}

check_numbers() {
  local lag unknown
  http_status "$(endpoint gateway)/metrics" "$1"
  if [[ $status != 200 ]]; then
    found lag degraded 'not told'
    found coverage degraded 'not told'
    return
  fi
  lag=$(highest telegram_sink_lag_seconds)
  unknown=$(highest telegram_coverage_oldest_unknown_seconds)
  if [[ -z $lag ]]; then
    found lag ok 'no sink'
  else
    found lag "$( ((lag <= LAG_LIMIT)) && echo ok || echo degraded)" "$lag s"
  fi
  if [[ -z $unknown ]]; then
    found coverage degraded 'not told'
  else
    found coverage "$( ((unknown <= UNKNOWN_LIMIT)) && echo ok || echo degraded)" "ids without a verdict for $unknown s"
  fi
}

# check_page NAME URL
check_page() {
  http_status "$2"
  found "$1" "$([[ $status == 200 ]] && echo ok || echo degraded)" "HTTP $status"
}

escaped() {
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\n'/ }
  printf '%s' "${text//[$'\001'-$'\037']/ }"
}

report() {
  local i
  if [[ $format == json ]]; then
    printf '{"status":"%s","checks":[' "$1"
    for i in "${!names[@]}"; do
      ((i == 0)) || printf ','
      printf '{"name":"%s","state":"%s","detail":"%s"}' "${names[i]}" "${states[i]}" "$(escaped "${details[i]}")"
    done
    printf ']}\n'
    return
  fi
  for i in "${!names[@]}"; do
    printf '%-10s %-38s %s\n' "${states[i]}" "${names[i]}" "${details[i]//$'\n'/ }"
  done
  printf '%s\n' "$1"
}

if [[ $containers == yes ]]; then
  check_unit
  check_containers
fi
check_pool
check_redis_pair
if [[ $containers == yes ]]; then check_redis sentinel "${TELEGRAM_REDIS_SENTINEL_PORT:-26379}" sentinel; fi
check_broker
check_app api api unhealthy
check_app worker worker degraded
check_gateway
if [[ $containers == yes ]]; then
  check_page prometheus "$(endpoint prometheus)/-/healthy"
  check_page grafana "$(endpoint grafana)/api/health"
fi
case " ${states[*]} " in
  *' unhealthy '*) result=unhealthy code=1 ;;
  *' degraded '*) result=degraded code=2 ;;
  *) result=healthy code=0 ;;
esac
report "$result"
exit "$code"
