#!/usr/bin/env bats
# What backup and restore ask of a real RabbitMQ with its management interface.

load helper

setup_file() {
  local program=/usr/lib/rabbitmq/bin/rabbitmq-server home=$BATS_FILE_TMPDIR/broker port account=()
  [[ -x $program ]] || skip 'no RabbitMQ is installed'
  port=$((30000 + $$ % 9000))
  mkdir "$home"
  cat >"$home/rabbitmq.conf" <<END
listeners.tcp.1 = 127.0.0.1:$port
management.tcp.port = $((port + 1))
management.tcp.ip = 127.0.0.1
default_vhost = telegram
default_user = telegram
default_pass = of-this-test
default_permissions.configure = .*
default_permissions.read = .*
default_permissions.write = .*
log.console = true
log.console.level = error
END
  printf '[rabbitmq_management].\n' >"$home/enabled_plugins"
  printf '[].\n' >"$home/advanced.config"
  printf 'of-this-test-%s' "$RANDOM" >"$home/.erlang.cookie"
  chmod 400 "$home/.erlang.cookie"
  if ((EUID == 0)); then
    account=(setpriv "--reuid=$(id -u nobody)" "--regid=$(id -g nobody)" --clear-groups --)
    chown -R nobody "$home"
    # bats keeps its folders to itself
    chmod o+x "$BATS_RUN_TMPDIR" "$BATS_FILE_TMPDIR" "$(dirname "$BATS_FILE_TMPDIR")"
  fi
  (cd / && setsid env HOME="$home" RABBITMQ_NODENAME="backup-$port@localhost" RABBITMQ_MNESIA_BASE="$home/data" \
    RABBITMQ_LOG_BASE="$home/log" RABBITMQ_LOGS=- RABBITMQ_GENERATED_CONFIG_DIR="$home/generated" \
    RABBITMQ_ENABLED_PLUGINS_FILE="$home/enabled_plugins" RABBITMQ_CONFIG_FILE="$home/rabbitmq.conf" \
    RABBITMQ_ADVANCED_CONFIG_FILE="$home/advanced.config" RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_PID_FILE="$home/pid" \
    RABBITMQ_DIST_PORT=$((port + 2)) ERL_EPMD_PORT=$((port + 3)) ERL_EPMD_ADDRESS=127.0.0.1 \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' \
    "${account[@]}" "$program" >"$BATS_FILE_TMPDIR/said" 2>&1 3>&- & echo $! >"$BATS_FILE_TMPDIR/pid")
  printf '%s\n' "$((port + 1))" >"$BATS_FILE_TMPDIR/port"
  for ((i = 0; i < 240; i++)); do
    if curl -sf -o /dev/null -u telegram:of-this-test "http://127.0.0.1:$((port + 1))/api/overview"; then return; fi
    sleep 0.25
  done
  cat "$BATS_FILE_TMPDIR/said"
  return 1
}

teardown_file() {
  local port process
  [[ -s $BATS_FILE_TMPDIR/pid ]] || return 0
  kill -KILL -- "-$(<"$BATS_FILE_TMPDIR/pid")" || true
  # the daemon that knows the node's name went its own way
  port=$(($(<"$BATS_FILE_TMPDIR/port") + 2))
  for process in /proc/[0-9]*; do
    if tr '\0' '\n' <"$process/environ" 2>/dev/null | grep -qx "ERL_EPMD_PORT=$port"; then kill -KILL "${process#/proc/}" || true; fi
  done
}

setup() {
  export TELEGRAM_RABBITMQ_MGMT_PORT TELEGRAM_RABBITMQ_PASSWORD=of-this-test TELEGRAM_STACK_DIR=$BATS_TEST_TMPDIR
  export TELEGRAM_RABBITMQ_HOST=127.0.0.1
  TELEGRAM_RABBITMQ_MGMT_PORT=$(<"$BATS_FILE_TMPDIR/port")
  BACKUP=$REPOSITORY/scripts/telegram/backup-telegram-stack.sh
}

api() {
  curl -sf -u telegram:of-this-test -H 'content-type: application/json' "http://127.0.0.1:$TELEGRAM_RABBITMQ_MGMT_PORT/api/$1" "${@:2}"
}

@test "a restore empties every queue and a backup keeps how they were declared" {
  for queue in telegram.messages.dlq telegram.consumer.tp-capital.-1001; do
    api "queues/telegram/$queue" -X PUT -d '{"durable": true, "arguments": {"x-queue-type": "quorum"}}'
    api exchanges/telegram/amq.default/publish -d \
      '{"properties": {"delivery_mode": 2}, "routing_key": "'$queue'", "payload": "x", "payload_encoding": "string"}'
  done
  run bash -c 'set -Eeuo pipefail; cd "$1"; source scripts/lib/common.sh; source scripts/lib/environment.sh
    source scripts/lib/database-tools.sh; source scripts/lib/backups.sh; source scripts/lib/broker.sh; empty_queues' _ "$REPOSITORY"
  [ "$status" -eq 0 ]
  [[ $output == *'emptied 2 queues'* ]]
  for queue in telegram.messages.dlq telegram.consumer.tp-capital.-1001; do
    [ "$(api "queues/telegram/$queue/get" -d '{"count": 1, "ackmode": "ack_requeue_true", "encoding": "auto"}')" = '[]' ]
  done
  run "$BACKUP" --only queue --to "$BATS_TEST_TMPDIR/backups" 3>&-
  [ "$status" -eq 0 ]
  [[ $(cat "$BATS_TEST_TMPDIR"/backups/*/queue-definitions.json) == *'telegram.consumer.tp-capital.-1001'*'password_hash'* ]] ||
    [[ $(cat "$BATS_TEST_TMPDIR"/backups/*/queue-definitions.json) == *'password_hash'*'telegram.consumer.tp-capital.-1001'* ]]
}

@test "a wrong password and a broker that is away while the queue is on are said before anything is written" {
  TELEGRAM_RABBITMQ_PASSWORD=wrong run "$BACKUP" --only queue --to "$BATS_TEST_TMPDIR/backups" 3>&-
  [ "$status" -eq 69 ]
  TELEGRAM_RABBITMQ_MGMT_PORT=1 TELEGRAM_ENABLE_QUEUE=true run "$BACKUP" --only queue --to "$BATS_TEST_TMPDIR/backups" 3>&-
  [ "$status" -eq 69 ]
  [ "$(ls -A "$BATS_TEST_TMPDIR/backups")" = .lock ]
}
