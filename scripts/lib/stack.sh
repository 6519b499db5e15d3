# shellcheck shell=bash
# The running stack as scripts see it: its containers, its service, its endpoints. Needs common.sh and environment.sh.

# shellcheck disable=SC2034  # used by the scripts that source this file
readonly GATEWAY_UNIT=telegram-gateway.service
readonly COMPOSE_FOLDER=$ROOT/deploy/compose
# Containers in the order of their start, as compose services; database first, and the one that ends by itself apart.
# shellcheck disable=SC2034  # used by the scripts that source this file
readonly DATA_SERVICES=(telegram-pgbouncer telegram-redis-master telegram-redis-replica telegram-redis-sentinel telegram-rabbitmq)
# shellcheck disable=SC2034
readonly MONITORING_SERVICES=(telegram-postgres-exporter telegram-redis-exporter telegram-prometheus telegram-grafana)

# container SERVICE: the name of its container.
container() {
  if [[ $1 == telegram-timescaledb ]]; then echo telegram-timescale; else echo "$1"; fi
}

# compose ARGUMENT...: docker compose for all files of the stack.
compose() {
  local files=(-f "$COMPOSE_FOLDER/compose.yaml")
  if [[ -f $TELEGRAM_STACK_DIR/.env ]]; then files+=(--env-file "$TELEGRAM_STACK_DIR/.env"); fi
  TELEGRAM_STACK_DIR=$(realpath "$TELEGRAM_STACK_DIR") docker compose "${files[@]}" "$@"
}

# container_state NAME: "healthy", "starting", "unhealthy", "running" (has no check), "exited CODE" or "absent".
container_state() {
  local state
  if ! state=$(docker inspect --format '{{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{end}} {{.State.ExitCode}}' "$1" 2>/dev/null); then
    echo absent
    return
  fi
  local status health code
  read -r status health code <<<"${state/  / none }"
  case $status in
    running) if [[ $health == none ]]; then echo running; else echo "$health"; fi ;;
    exited | dead) echo "exited $code" ;;
    *) echo "$status" ;;
  esac
}

# http_status URL [KEY-FILE]: the three digits, 000 when nobody answers. What was answered lands in $answer.
# The key goes to curl on its standard input: an argument could be seen by everybody.
http_status() {
  local reply header=''
  if [[ -n ${2-} && -r ${2-} ]]; then header="header = \"Authorization: Bearer $(<"$2")\""; fi
  reply=$(curl --silent --max-time 5 --noproxy '*' --write-out '\n%{http_code}' --config - "$1" <<<"$header") || true
  answer=${reply%$'\n'*}
  status=${reply##*$'\n'}
  [[ $status =~ ^[0-9]{3}$ ]] || status=000
}

# field NAME: the first field of that name of the JSON in $answer, which is the outermost.
field() {
  grep -om 1 "\"$1\" *: *\"[^\"]*\"" <<<"$answer" | head -n 1 | sed 's/.*: *"//; s/"$//' || true
}

# endpoint NAME: address of one of ours.
endpoint() {
  case $1 in
    gateway) echo "http://127.0.0.1:${GATEWAY_PORT:-4006}" ;;
    api) echo "http://127.0.0.1:${TELEGRAM_GATEWAY_API_PORT:-4010}" ;;
    worker) echo "http://127.0.0.1:${TP_CAPITAL_PORT:-4005}" ;;
    prometheus) echo "http://127.0.0.1:${TELEGRAM_PROMETHEUS_PORT:-9090}" ;;
    grafana) echo "http://127.0.0.1:${TELEGRAM_GRAFANA_PORT:-3100}" ;;
  esac
}

# operator_key APP: the file of the operator's key for it.
operator_key() {
  printf '%s\n' "$TELEGRAM_STACK_DIR/secrets/operator/$1.key"
}

# lock_stack: one start or stop at a time.
lock_stack() {
  local lock
  exec {lock}>"${TMPDIR:-/tmp}/telegram-stack-$(id -u).lock"
  flock -n "$lock" || fail 75 'another start or stop is under way'
}

# act COMMAND...: runs it, or with --dry-run says it.
act() {
  # shellcheck disable=SC2154  # the script's option
  if [[ $dry_run == yes ]]; then
    printf '%s\n' "$*"
  else
    "$@"
  fi
}
