#!/usr/bin/env bash
# Starts the whole stack in its order: data services, schema, API and worker, monitoring, gateway.
#
# Usage: scripts/telegram/start-telegram-stack.sh [option...]
#   --without-monitoring   without Prometheus, Grafana and the exporters
#   --without-worker       without the worker
#   --without-gateway      the containers alone
#   --dry-run              check everything, print the commands, change nothing
#   --help                 this text
#
# Each step waits until what it started is healthy: the database 120 s, everything else 60 s (START_LIMIT and
# DATABASE_LIMIT change that); an HTTP answer other than 200, such as 503, is not healthy. What is running already is left
# alone, so running it again goes on where it stopped. Settings: .env and secrets/ in TELEGRAM_STACK_DIR (deploy/compose
# unless set).
#
# Exit codes: 0 everything is healthy; 1 something did not become healthy: the end of its log is printed, what was started
# before it keeps running; 64 wrong usage; 69 the checks before found problems, nothing was started; 75 another start
# or stop is under way.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=../lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
# shellcheck source=../lib/packages.sh
source "$ROOT/scripts/lib/packages.sh"
# shellcheck source=../lib/java.sh
source "$ROOT/scripts/lib/java.sh"
# shellcheck source=../lib/environment.sh
source "$ROOT/scripts/lib/environment.sh"
# shellcheck source=../lib/stack.sh
source "$ROOT/scripts/lib/stack.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

monitoring=yes worker=yes gateway=yes dry_run=no
while (($#)); do
  case $1 in
    --without-monitoring) monitoring=no ;;
    --without-worker) worker=no ;;
    --without-gateway) gateway=no ;;
    --dry-run) dry_run=yes ;;
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
load_environment
: "${START_LIMIT:=60}" "${DATABASE_LIMIT:=120}"

# port_taken PORT CONTAINER: somebody listens there, and it is not our container.
port_taken() {
  case $(container_state "$2") in
    absent | exited* | created) (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null ;;
    *) return 1 ;;
  esac
}

check_ports() {
  local port name
  while read -r port name; do
    if port_taken "$port" "$name"; then
      problems+=("port $port of $name is taken: $(ss -Hltnp "sport = :$port" 2>/dev/null | grep -o 'users:.*' || echo 'by another program')")
    fi
  done <<PORTS
${TELEGRAM_DB_PORT:-5434} telegram-timescale
${TELEGRAM_PGBOUNCER_PORT:-6434} telegram-pgbouncer
${TELEGRAM_REDIS_PORT:-6379} telegram-redis-master
${TELEGRAM_REDIS_REPLICA_PORT:-6380} telegram-redis-replica
${TELEGRAM_REDIS_SENTINEL_PORT:-26379} telegram-redis-sentinel
${TELEGRAM_RABBITMQ_PORT:-5672} telegram-rabbitmq
${TELEGRAM_GATEWAY_API_PORT:-4010} telegram-gateway-api
${TP_CAPITAL_PORT:-4005} tp-capital-worker
${TELEGRAM_PROMETHEUS_PORT:-9090} telegram-prometheus
${TELEGRAM_GRAFANA_PORT:-3100} telegram-grafana
PORTS
}

check() {
  local folder
  problems=()
  if ! docker compose version >/dev/null 2>&1; then
    problems+=('docker with its compose plugin is missing or does not answer')
  else
    check_ports
  fi
  command -v curl >/dev/null || problems+=('curl is missing')
  find_jdk >/dev/null || problems+=("no JDK $JDK_FLOOR or newer was found")
  [[ -f $COMPOSE_FOLDER/compose.yaml ]] || problems+=("$COMPOSE_FOLDER/compose.yaml is missing")
  [[ -f $TELEGRAM_STACK_DIR/.env ]] || problems+=("$TELEGRAM_STACK_DIR/.env is missing: run scripts/install-telegram-stack.sh")
  for folder in secrets rendered; do
    [[ -n $(ls -A "$TELEGRAM_STACK_DIR/$folder" 2>/dev/null) ]] ||
      problems+=("$TELEGRAM_STACK_DIR/$folder is missing or empty: run scripts/install-telegram-stack.sh")
  done
  if [[ $gateway == yes ]] && ! systemctl cat "$GATEWAY_UNIT" >/dev/null 2>&1; then
    problems+=("$GATEWAY_UNIT is not installed: run scripts/install-gateway.sh, or start --without-gateway")
  fi
  if ((${#problems[@]})); then
    printf '  %s\n' "${problems[@]}" >&2
    fail "$EX_UNAVAILABLE" "${#problems[@]} problems, nothing was started"
  fi
}

# await LIMIT WHAT COMMAND...: once a second until the command says yes.
await() {
  local limit=$1 what=$2 started=$SECONDS
  shift 2
  [[ $dry_run == no ]] || return 0
  until "$@"; do
    ((SECONDS - started < limit)) || return 1
    sleep 1
  done
  say "$what: healthy after $((SECONDS - started)) s"
}

is_healthy() {
  [[ $(container_state "$1") == @(healthy|running) ]]
}

is_done() {
  [[ $(container_state "$1") == 'exited 0' ]]
}

answers_ok() {
  http_status "$@"
  [[ $status == 200 ]]
}

# give_up NAME: with the end of its log.
give_up() {
  docker logs --tail 30 "$1" >&2 || true
  fail 1 "$1 is not healthy ($(container_state "$1")); what was started before it keeps running. Mend it and run this again"
}

# bring LIMIT SERVICE...: starts them together, then waits for each.
bring() {
  local limit=$1 service
  shift
  act compose up --detach --no-deps "$@"
  for service in "$@"; do
    await "$limit" "$service" is_healthy "$(container "$service")" || give_up "$(container "$service")"
  done
}

# bring_app SERVICE ENDPOINT: a container of ours, which must also answer from outside.
bring_app() {
  bring "$START_LIMIT" "$1"
  await "$START_LIMIT" "$1 at $(endpoint "$2")" answers_ok "$(endpoint "$2")/readyz" || give_up "$1"
}

bring_schema() {
  act compose up --detach --no-deps telegram-migrate
  await "$DATABASE_LIMIT" telegram-migrate is_done telegram-migrate || give_up telegram-migrate
}

bring_gateway() {
  act systemctl start "$GATEWAY_UNIT" || true
  await "$START_LIMIT" "$GATEWAY_UNIT" answers_ok "$(endpoint gateway)/health" "$(operator_key gateway)" && return
  journalctl --unit "$GATEWAY_UNIT" --lines 30 --no-pager >&2 || true
  if [[ $(field telegram) == waiting-for-login ]]; then
    fail 1 "the gateway runs and waits for a login: see deploy/systemd/README.md, then run this again"
  fi
  fail 1 "$GATEWAY_UNIT is not healthy (HTTP $status ${answer:0:200}); the rest keeps running"
}

check
if [[ $dry_run == no ]]; then lock_stack; fi
answer='' status=000
bring "$DATABASE_LIMIT" telegram-timescaledb
bring "$START_LIMIT" "${DATA_SERVICES[@]}"
bring_schema
bring_app telegram-gateway-api api
if [[ $worker == yes ]]; then bring_app tp-capital-worker worker; fi
if [[ $monitoring == yes ]]; then bring "$START_LIMIT" "${MONITORING_SERVICES[@]}"; fi
if [[ $gateway == yes ]]; then bring_gateway; fi
say 'everything is healthy'
