# shellcheck shell=bash
# Empties Redis. Needs common.sh and environment.sh.

# empty_cache: the node that is the master takes it and its replica follows; a Redis that is not running is empty already,
# because it keeps nothing on disk
empty_cache() {
  local port answer='' password=${TELEGRAM_REDIS_PASSWORD-} user=${TELEGRAM_REDIS_USER-}
  [[ ${TELEGRAM_REDIS_ENABLED:-true} == true ]] || return 0
  for port in "${TELEGRAM_REDIS_PORT:-6379}" "${TELEGRAM_REDIS_REPLICA_PORT:-6380}"; do
    redis_listens "$port" || continue
    if [[ -z $password ]]; then user=operator password=$(secret telegram-redis operator.pass); fi
    answer=$(flush_redis "$port" "$user" "$password")
    case $answer in
      +OK*)
        say "emptied Redis"
        return
        ;;
      -READONLY*) ;; # the replica; after a failover the other port is the master
      *) fail 1 "Redis on port $port says '${answer%$'\r'}': empty it yourself (FLUSHALL, or restart it) and go on with --cache-is-empty" ;;
    esac
  done
  [[ -z $answer ]] || fail 1 'no master among the nodes of Redis: empty it yourself and go on with --cache-is-empty'
  say 'Redis is not running: it is empty when it starts'
}

redis_listens() {
  (exec 3<>"/dev/tcp/${TELEGRAM_REDIS_HOST:-localhost}/$1") 2>/dev/null
}

# flush_redis PORT USER PASSWORD: prints the answer that decides
flush_redis() (
  exec 3<>"/dev/tcp/${TELEGRAM_REDIS_HOST:-localhost}/$1"
  # shellcheck disable=SC2086  # without a user there is no such word
  redis_send AUTH ${2:+"$2"} "$3" >&3
  IFS= read -r -t 30 answer <&3 || answer='nothing'
  if [[ $answer == +OK* ]]; then
    redis_send FLUSHALL >&3
    IFS= read -r -t 30 answer <&3 || answer='nothing'
  fi
  printf '%s\n' "$answer"
)

# redis_send WORD...: as the protocol wants them, whatever they hold
redis_send() {
  local word
  printf '*%s\r\n' "$#"
  for word in "$@"; do
    printf '$%s\r\n%s\r\n' "$(printf '%s' "$word" | wc -c)" "$word"
  done
}
