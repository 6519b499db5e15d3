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

# redis_passwords NAME: REPLY becomes the hashes an ACL line accepts: of the value and, while it is being replaced, of the
# one before.
redis_passwords() {
  local hash line
  value_of "$1"
  hash=$(printf '%s' "$REPLY" | sha256sum)
  line=#${hash%% *}
  value_of "former:$1"
  if [[ -n $REPLY ]]; then
    hash=$(printf '%s' "$REPLY" | sha256sum)
    line+=" #${hash%% *}"
  fi
  REPLY=$line
}

# rabbit_hash NAME: REPLY becomes base64 of 4 bytes of salt and SHA-256 of salt and password. The salt comes from the name
# and the password, so that the same secret gives the same file; with 256 random bits it protects nothing anyway.
rabbit_hash() {
  local salt password
  value_of "$1"
  password=$REPLY
  salt=$(printf '%s\n%s' "$1" "$password" | sha256sum | cut -c1-8 | sed 's/../\\x&/g')
  # shellcheck disable=SC2059  # the format is the salt's bytes
  REPLY=$({
    printf "$salt"
    { printf "$salt" && printf '%s' "$password"; } | openssl dgst -sha256 -binary
  } | base64 -w0)
}

# fill TEMPLATE: REPLY becomes it with its words replaced: @NAME@ is a parameter, @secret:NAME@ a value, @redis:NAME@ and
# @rabbit:NAME@ its hashes.
fill() {
  local text done=''
  text=$(<"$1")
  while [[ $text =~ @((secret|redis|rabbit):)?([A-Za-z_.-]+)@ ]]; do
    local word=${BASH_REMATCH[0]} name=${BASH_REMATCH[3]}
    case ${BASH_REMATCH[2]} in
      secret) value_of "$name" ;;
      redis) redis_passwords "$name" ;;
      rabbit) rabbit_hash "$name" ;;
      *) REPLY=$(parameter "$name") ;;
    esac
    done+=${text%%"$word"*}$REPLY
    text=${text#*"$word"}
  done
  REPLY=$done$text$'\n'
}

# render SERVICE TEMPLATE...: each template without its ending, in rendered/SERVICE.
render() {
  local service=$1 template file
  shift
  for template in "$@"; do
    file=${template##*/}
    fill "$ROOT/deploy/compose/$template"
    put "$TELEGRAM_STACK_DIR/rendered/$service/${file%.template}" "$service" "$REPLY"
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
