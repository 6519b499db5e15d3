#!/usr/bin/env bats
# In which order the stack starts and stops, and what happens when a part of it does not. docker, systemctl and curl only pretend.

load helper

setup() {
  house
  cp -R "$REPOSITORY/scripts/telegram" "$HOUSE/scripts/"
  export HOME=$BATS_TEST_TMPDIR TMPDIR=$BATS_TEST_TMPDIR TELEGRAM_STACK_DIR=$HOUSE/deploy/compose JAVA_HOME=$BATS_TEST_TMPDIR/jdk
  export START_LIMIT=1 DATABASE_LIMIT=1
  jdk "$JAVA_HOME" 25.0.1 'echo "telegram_gateway answers through the pooler as api, schema 13"'
  mkdir -p "$TELEGRAM_STACK_DIR"/{secrets/operator,rendered} "$HOME"/{state,http} "$HOUSE/message-store/target"
  touch "$TELEGRAM_STACK_DIR"/{compose.yaml,secrets/x,rendered/x} "$HOUSE/message-store/target/message-store-1-exec.jar"
  echo the-operators-key >"$TELEGRAM_STACK_DIR/secrets/operator/gateway.key"
  # ports nobody has
  printf '%s\n' TELEGRAM_DB_PORT=1 TELEGRAM_PGBOUNCER_PORT=2 TELEGRAM_REDIS_PORT=3 TELEGRAM_REDIS_REPLICA_PORT=4 \
    TELEGRAM_REDIS_SENTINEL_PORT=5 TELEGRAM_RABBITMQ_PORT=6 TELEGRAM_GATEWAY_API_PORT=10 TP_CAPITAL_PORT=11 \
    TELEGRAM_PROMETHEUS_PORT=12 TELEGRAM_GRAFANA_PORT=13 GATEWAY_PORT=14 >"$TELEGRAM_STACK_DIR/.env"
  # shellcheck disable=SC2016  # for the pretended programs
  program "$HOME/bin/docker" 'case "$1 ${2-}" in
    "compose version") exit "${NO_DOCKER:-0}" ;;
    "inspect "*) name=${*: -1}; if [[ -e $HOME/state/$name ]]; then cat "$HOME/state/$name"; else exit 1; fi ;;
    "logs "*) echo "the last words of ${*: -1}" ;;
    "compose "*) echo "docker ${*:6}" >>"$HOME/calls"
      [[ $* != *" stop ${STUCK:-nothing}"* ]] || exit 1
      if [[ $* == *" up "* ]]; then for name in "$@"; do
        [[ $name != telegram-timescaledb ]] || name=telegram-timescale
        case $name in
          "${SICK:-nothing}") echo "running starting 0" ;;
          telegram-migrate) echo "exited  ${MIGRATE_CODE:-0}" ;;
          telegram-* | tp-*) echo "running healthy 0" ;;
          *) continue ;;
        esac >"$HOME/state/$name"
      done; fi ;;
  esac'
  # shellcheck disable=SC2016
  program "$HOME/bin/systemctl" '[[ $1 == cat || $1 == is-active ]] || echo "systemctl $*" >>"$HOME/calls"
    if [[ $1 == is-active ]]; then echo "${UNIT:-active}"; fi'
  program "$HOME/bin/journalctl" 'echo "the last words of the gateway"'
  # shellcheck disable=SC2016
  program "$HOME/bin/curl" 'cat >>"$HOME/given"; url=${*: -1}; port=${url#*:*:}; page=${port#*/} port=${port%%/*}
    if [[ -e $HOME/http/$port-${page##*/} ]]; then cat "$HOME/http/$port-${page##*/}"
    elif [[ -e $HOME/http/$port ]]; then cat "$HOME/http/$port"
    else printf "{\"status\":\"healthy\"}\n200"; fi'
  program "$HOME/bin/sleep" ''
  PATH=$HOME/bin:$PATH
  printf 'telegram_sink_lag_seconds{sink="redis"} 0.2\ntelegram_coverage_oldest_unknown_seconds 0.0\n\n200' >"$HOME/http/14-metrics"
}

start() {
  run "$HOUSE/scripts/telegram/start-telegram-stack.sh" "$@"
}

stop() {
  run "$HOUSE/scripts/telegram/stop-telegram-stack.sh" "$@"
}

health() {
  run "$HOUSE/scripts/telegram/health-check-telegram.sh" "$@"
}

@test "all three explain themselves and refuse what they do not know with 64" {
  for script in start-telegram-stack stop-telegram-stack health-check-telegram; do
    run "$HOUSE/scripts/telegram/$script.sh" --help
    [ "$status" -eq 0 ]
    [[ $output == *Usage:*'Exit codes'* && $output != *'set -E'* ]]
    run "$HOUSE/scripts/telegram/$script.sh" --nonsense
    [ "$status" -eq 64 ]
  done
}

@test "starts data, schema, API and worker, monitoring, and the gateway last" {
  start
  [ "$status" -eq 0 ]
  cat "$HOME/calls"
  [ "$(sed 's/ --detach --no-deps//; s/^docker //' "$HOME/calls")" = "up telegram-timescaledb
up telegram-pgbouncer telegram-redis-master telegram-redis-replica telegram-redis-sentinel telegram-rabbitmq
up telegram-migrate
up telegram-gateway-api
up tp-capital-worker
up telegram-postgres-exporter telegram-redis-exporter telegram-prometheus telegram-grafana
systemctl start telegram-gateway.service" ]
  [[ $output == *'everything is healthy'* ]]
}

@test "what is left out is not started" {
  start --without-worker --without-monitoring --without-gateway
  [ "$status" -eq 0 ]
  [ "$(grep -c 'tp-capital\|grafana\|systemctl' "$HOME/calls")" = 0 ]
}

@test "a part that does not become healthy ends the start, with its log" {
  for sick in telegram-timescale telegram-redis-replica telegram-gateway-api telegram-grafana; do
    rm -f "$HOME/calls" "$HOME"/state/*
    SICK=$sick start
    [ "$status" -eq 1 ]
    [[ $output == *"the last words of $sick"*"$sick is not healthy (starting)"* ]]
    [ "$(grep -c systemctl "$HOME/calls")" = 0 ]
  done
}

@test "a schema that was not made ends the start before the API" {
  MIGRATE_CODE=65 start
  [ "$status" -eq 1 ]
  [[ $output == *'telegram-migrate is not healthy (exited 65)'* ]]
  [ "$(grep -c gateway-api "$HOME/calls")" = 0 ]
}

@test "an answer 503 is not healthy" {
  printf '{"status":"DOWN"}\n503' >"$HOME/http/10"
  start
  [ "$status" -eq 1 ]
  [[ $output == *'the last words of telegram-gateway-api'* ]]
}

@test "a gateway that waits for a login says so" {
  printf '{"status":"unhealthy","telegram":"waiting-for-login"}\n503' >"$HOME/http/14"
  start
  [ "$status" -eq 1 ]
  [[ $output == *'the last words of the gateway'*'waits for a login'* ]]
}

@test "keys are given to curl on its standard input" {
  start
  grep -q 'Bearer the-operators-key' "$HOME/given"
}

@test "all problems before the start are listed at once" {
  rm -r "$TELEGRAM_STACK_DIR/rendered" "$TELEGRAM_STACK_DIR/.env"
  NO_DOCKER=1 start
  [ "$status" -eq 69 ]
  [[ $output == *'docker with its compose plugin'*'.env is missing'*'rendered is missing'*'3 problems'* ]]
  [ ! -e "$HOME/calls" ]
}

@test "a taken port is named before anything is started" {
  bare=$(command -v nc || command -v socat) || skip 'no program to take a port with'
  port=45873
  if [[ $bare == *nc ]]; then nc -l 127.0.0.1 "$port" >/dev/null 3>&- & else socat "TCP-LISTEN:$port,bind=127.0.0.1" STDOUT 3>&- & fi
  taker=$!
  /bin/sleep 0.3
  sed -i "s/^TELEGRAM_GRAFANA_PORT=.*/TELEGRAM_GRAFANA_PORT=$port/" "$TELEGRAM_STACK_DIR/.env"
  start
  kill "$taker" 2>/dev/null || true
  [ "$status" -eq 69 ]
  [[ $output == *"port $port of telegram-grafana is taken"* ]]
  [ ! -e "$HOME/calls" ]
}

@test "a dry run of both prints the commands and changes nothing" {
  start --dry-run
  [ "$status" -eq 0 ]
  [[ $output == *'compose up --detach --no-deps telegram-timescaledb'*'systemctl start telegram-gateway.service'* ]]
  stop --dry-run
  [ "$status" -eq 0 ]
  [[ $output == *'systemctl stop telegram-gateway.service'*'compose stop telegram-timescaledb'* ]]
  [ ! -e "$HOME/calls" ]
}

@test "stops the gateway first and the database last, and keeps the volumes" {
  stop --remove
  [ "$status" -eq 0 ]
  [ "$(head -n 1 "$HOME/calls")" = 'systemctl stop telegram-gateway.service' ]
  [ "$(tail -n 2 "$HOME/calls")" = "docker stop telegram-timescaledb
docker down" ]
  monitoring=$(grep -n 'stop telegram-grafana' "$HOME/calls" | cut -d: -f1)
  data=$(grep -n 'stop telegram-rabbitmq' "$HOME/calls" | cut -d: -f1)
  ((monitoring < data))
  [ "$(grep -ce '-v\|volume' "$HOME/calls")" = 0 ]
}

@test "what does not stop keeps what it needs running" {
  STUCK=telegram-gateway-api stop
  [ "$status" -eq 1 ]
  [[ $output == *'telegram-gateway-api did not stop'* ]]
  [ "$(grep -c 'stop telegram-\(pgbouncer\|timescaledb\)' "$HOME/calls")" = 0 ]
}

@test "two starts at once are one too many" {
  exec 8>"$TMPDIR/telegram-stack-$(id -u).lock"
  flock 8
  start
  [ "$status" -eq 75 ]
  [ ! -e "$HOME/calls" ]
}

@test "health: what is degraded and what is unhealthy, in text and in JSON" {
  command -v jq >/dev/null || skip 'jq is missing'
  start
  health --format=json
  # no Redis is there, and no queue is wanted
  [ "$status" -eq 2 ]
  jq -e '.status == "degraded" and (.checks | map(select(.state != "ok") | .name) == ["redis, first", "redis, second", "sentinel"])' <<<"$output"
  [ "$(jq '.checks | length' <<<"$output")" -ge 22 ]
  same=$output
  health --format json
  [ "$output" = "$same" ]
  echo 'running unhealthy 0' >"$HOME/state/telegram-grafana"
  health
  [ "$status" -eq 2 ]
  echo 'exited  137' >"$HOME/state/telegram-pgbouncer"
  health
  [ "$status" -eq 1 ]
  [[ $output == *'unhealthy  container telegram-pgbouncer'*'exited 137'* ]]
}

@test "health: 503, a dead service, an old schema and a gateway that waits are unhealthy" {
  start
  UNIT=failed health
  [ "$status" -eq 1 ]
  printf '{"status":"healthy","checks":{"queue":{"status":"down"}}}\n200' >"$HOME/http/11"
  health
  [[ $output == *'ok         worker'* ]]
  printf '{"status":"unhealthy"}\n503' >"$HOME/http/10"
  health
  [ "$status" -eq 1 ]
  [[ $output == *'HTTP 503'* ]]
  rm "$HOME/http/10"
  jdk "$JAVA_HOME" 25.0.1 'echo "has schema 2" >&2; exit 65'
  health
  [ "$status" -eq 1 ]
  [[ $output == *'has schema 2'* ]]
}

@test "health: lag and unknown ids degrade" {
  command -v jq >/dev/null || skip 'jq is missing'
  start
  printf 'telegram_sink_lag_seconds{sink="a"} 1.0\ntelegram_sink_lag_seconds{sink="b"} 61.5\ntelegram_coverage_oldest_unknown_seconds 9.5E3\n\n200' \
    >"$HOME/http/14-metrics"
  health --format json
  [ "$(jq -r '.checks[] | select(.name == "lag") | .state + .detail' <<<"$output")" = 'degraded61 s' ]
  [ "$(jq -r '.checks[] | select(.name == "coverage") | .state + .detail' <<<"$output")" = 'degradedids without a verdict for 9500 s' ]
}
