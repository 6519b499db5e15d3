# shellcheck shell=bash
# Empties Redis. It keeps nothing on disk, so a restart does it where it is a container. Needs common.sh, environment.sh and
# database-tools.sh.

readonly REDIS_CONTAINERS=(telegram-redis-master telegram-redis-replica)

# empty_cache: both nodes, or the one server; a Redis that is not running is empty already
empty_cache() {
  local node restarted=no
  [[ ${TELEGRAM_REDIS_ENABLED:-true} == true ]] || return 0
  for node in "${REDIS_CONTAINERS[@]}"; do
    if is_running_container "$node"; then
      docker restart "$node" >/dev/null || return
      restarted=yes
    fi
  done
  if [[ $restarted == yes ]]; then
    say "restarted Redis, which so is empty"
  elif redis_listens; then
    flush_redis || return
    say "emptied Redis"
  else
    say "Redis is not running: it is empty when it starts"
  fi
}

redis_listens() {
  (exec 3<>"/dev/tcp/${TELEGRAM_REDIS_HOST:-localhost}/${TELEGRAM_REDIS_PORT:-6379}") 2>/dev/null
}

flush_redis() (
  password=${TELEGRAM_REDIS_PASSWORD-} answer='' user=${TELEGRAM_REDIS_USER-}
  if [[ -z $password ]]; then password=$(secret telegram-gateway telegram.redis.password); fi
  exec 3<>"/dev/tcp/${TELEGRAM_REDIS_HOST:-localhost}/${TELEGRAM_REDIS_PORT:-6379}"
  for command in "AUTH ${user:+$user }$password" FLUSHALL; do
    redis_send "$command" >&3
    IFS= read -r -t 30 answer <&3 || fail 1 'Redis does not answer'
    [[ $answer == +OK* ]] || fail 1 "Redis says ${answer%$'\r'}: empty it yourself (redis-cli FLUSHALL, or restart it)," \
      "and go on with --cache-is-empty"
  done
)

# redis_send "WORD WORD...": as the protocol wants it, whatever the words hold
redis_send() {
  local words word
  read -r -a words <<<"$1"
  printf '*%s\r\n' "${#words[@]}"
  for word in "${words[@]}"; do
    printf '$%s\r\n%s\r\n' "$(printf '%s' "$word" | wc -c)" "$word"
  done
}
