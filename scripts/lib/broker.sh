# shellcheck shell=bash
# RabbitMQ's management interface. Needs common.sh, environment.sh, backups.sh and curl.
# shellcheck disable=SC2034,SC2154  # `absent` is an associative array of backups.sh

readonly BROKER_VHOST=telegram

# broker METHOD PATH: the answer's body; the password is in no argument
broker() {
  # the administrator; TELEGRAM_RABBITMQ_USER without its password would be the name of an app's user
  local user=telegram password=${TELEGRAM_RABBITMQ_PASSWORD-}
  if [[ -n $password ]]; then
    user=${TELEGRAM_RABBITMQ_USER:-telegram}
  else
    password=$(secret telegram-rabbitmq telegram.pass) || return
  fi
  curl --silent --show-error --fail --max-time 20 --request "$1" --config - \
    "http://${TELEGRAM_RABBITMQ_HOST:-localhost}:${TELEGRAM_RABBITMQ_MGMT_PORT:-15672}/api/$2" <<<"user = \"$user:$password\""
}

# look_at_broker: absent[queue] when none answers and none is needed
look_at_broker() {
  command -v curl >/dev/null || fail "$EX_UNAVAILABLE" "curl is missing"
  if broker_listens; then
    broker GET overview >/dev/null || fail "$EX_UNAVAILABLE" "the broker's management does not let us in; see above"
  elif [[ ${TELEGRAM_ENABLE_QUEUE:-false} == true ]]; then
    fail "$EX_UNAVAILABLE" "the broker's management does not answer, and TELEGRAM_ENABLE_QUEUE is true"
  else
    absent[queue]='no broker answers, and the queue is off'
  fi
}

broker_listens() {
  (exec 3<>"/dev/tcp/${TELEGRAM_RABBITMQ_HOST:-localhost}/${TELEGRAM_RABBITMQ_MGMT_PORT:-15672}") 2>/dev/null
}

# broker_definitions: users with the hashes of their passwords, permissions, exchanges, queues, bindings
broker_definitions() {
  broker GET definitions
}

# empty_queues: of the stack's vhost; says how many
empty_queues() {
  local queues queue count=0
  queues=$(broker GET "queues/$BROKER_VHOST?disable_stats=true&enable_queue_totals=true&columns=name")
  while IFS= read -r queue; do
    [[ -n $queue ]] || continue
    broker DELETE "queues/$BROKER_VHOST/$queue/contents" >/dev/null
    count=$((count + 1))
  done < <(grep -o '"name":"[^"]*"' <<<"$queues" | cut -d '"' -f 4)
  say "emptied $count queues"
}
