# shellcheck shell=bash
# Writes the servers' configuration that holds a secret or an address: from the templates beside the compose files into
# rendered/. Needs common.sh, environment.sh, secrets.sh. The same secrets give the same bytes.

# parameter NAME: an address, port or folder as it is inside the containers. RENDER_NAME in the environment wins: the
# tests run the same files on this machine's servers.
parameter() {
  local given=RENDER_$1
  if [[ -v $given ]]; then
    printf '%s' "${!given}"
    return
  fi
  case $1 in
    DATABASE_HOST) printf telegram-timescaledb ;;
    DATABASE_PORT | POOL_PORT) printf 5432 ;;
    POOL_ADDRESS | RABBIT_ADDRESS) printf 0.0.0.0 ;;
    POOL_FOLDER) printf /etc/pgbouncer ;;
    REDIS_BIND) printf '* -::*' ;;
    MASTER_ADDRESS) printf 172.25.0.10 ;;
    REPLICA_ADDRESS) printf 172.25.0.11 ;;
    SENTINEL_ADDRESS) printf 172.25.0.12 ;;
    MASTER_PORT | REPLICA_PORT) printf 6379 ;;
    SENTINEL_PORT) printf 26379 ;;
    REDIS_FOLDER) printf /etc/redis ;;
    RABBIT_FOLDER) printf /etc/rabbitmq ;;
    RABBIT_PORT) printf 5672 ;;
    RABBIT_MANAGEMENT_PORT) printf 15672 ;;
    RABBIT_METRICS_PORT) printf 15692 ;;
    *) fail 1 "a template asks for $1, which nobody knows" ;;
  esac
}

# sha256_of NAME: as Redis wants it in an ACL.
sha256_of() {
  printf '%s' "$(value_of "$1")" | sha256sum | cut -d' ' -f1
}

# redis_passwords NAME: the hashes an ACL line accepts: the value and, while it is being replaced, the one before.
redis_passwords() {
  printf '#%s' "$(sha256_of "$1")"
  if [[ -s $(former_file "$1") ]]; then
    printf ' #%s' "$(sha256_of "former:$1")"
  fi
}

# rabbit_hash NAME: base64 of 4 bytes of salt and SHA-256 of salt and password. The salt comes from the name and the
# password, so that the same secret gives the same file; with 256 random bits it protects nothing anyway.
rabbit_hash() {
  local salt password
  password=$(value_of "$1")
  salt=$(printf '%s\n%s' "$1" "$password" | sha256sum | cut -c1-8 | sed 's/../\\x&/g')
  # shellcheck disable=SC2059  # the format is the salt's bytes
  {
    printf "$salt"
    { printf "$salt" && printf '%s' "$password"; } | openssl dgst -sha256 -binary
  } | base64 -w0
}

# fill TEMPLATE: @NAME@ is a parameter, @secret:NAME@ a value, @redis:NAME@ and @rabbit:NAME@ its hashes.
fill() {
  local text rest name value
  text=$(<"$1")
  while [[ $text =~ @((secret|redis|rabbit):)?([A-Za-z_.-]+)@ ]]; do
    name=${BASH_REMATCH[3]}
    case ${BASH_REMATCH[2]} in
      secret) value=$(value_of "$name") ;;
      redis) value=$(redis_passwords "$name") ;;
      rabbit) value=$(rabbit_hash "$name") ;;
      *) value=$(parameter "$name") ;;
    esac
    rest=${text#*"${BASH_REMATCH[0]}"}
    printf '%s%s' "${text%%"${BASH_REMATCH[0]}"*}" "$value"
    text=$rest
  done
  printf '%s\n' "$text"
}

# render SERVICE TEMPLATE...: each template without its ending, in rendered/SERVICE.
render() {
  local service=$1 template
  shift
  for template in "$@"; do
    fill "$ROOT/deploy/compose/$template" |
      put "$TELEGRAM_STACK_DIR/rendered/$service/$(basename "$template" .template)" "$service"
  done
}

# render_all: every file below rendered/.
render_all() {
  open_folder "$TELEGRAM_STACK_DIR/rendered"
  render telegram-pgbouncer pgbouncer/pgbouncer.ini.template pgbouncer/userlist.txt.template
  render telegram-redis redis/master.conf.template redis/replica.conf.template redis/users.acl.template
  render telegram-redis-sentinel redis/sentinel.conf.template
  render telegram-rabbitmq rabbitmq/rabbitmq.conf.template rabbitmq/definitions.json.template rabbitmq/enabled_plugins.template
  render telegram-redis-exporter redis/addresses.json.template
}
