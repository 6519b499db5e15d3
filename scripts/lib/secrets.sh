# shellcheck shell=bash
# Makes the secrets of an installation, one value per file. Needs common.sh and environment.sh. Nothing here prints a value.

# secret_table: each secret and the files it stands in, one folder per reader, named as that reader wants it. The first
# file is where a value comes from when another one is missing.
secret_table() {
  cat <<'TABLE'
db.telegram telegram-timescaledb/telegram.pass telegram-migrate/telegram.db.password
db.gateway telegram-timescaledb/gateway.pass telegram-pgbouncer/gateway.pass telegram-gateway/spring.datasource.password
db.api telegram-timescaledb/api.pass telegram-pgbouncer/api.pass telegram-gateway-api/spring.datasource.password
db.worker telegram-timescaledb/worker.pass telegram-pgbouncer/worker.pass tp-capital-worker/tp-capital.database.gateway.password
db.tp_capital telegram-timescaledb/tp_capital.pass telegram-pgbouncer/tp_capital.pass tp-capital-worker/tp-capital.database.signals.password
db.exporter telegram-timescaledb/exporter.pass telegram-pgbouncer/exporter.pass telegram-postgres-exporter/exporter.pass telegram-gateway-api/telegram.pool.password
db.grafana telegram-timescaledb/grafana.pass telegram-pgbouncer/grafana.pass telegram-grafana/database.pass
redis.gateway telegram-redis/gateway.pass telegram-gateway/telegram.redis.password
redis.api telegram-redis/api.pass telegram-gateway-api/telegram.cache.password
redis.worker telegram-redis/worker.pass tp-capital-worker/tp-capital.intake.redis.password
redis.exporter telegram-redis/exporter.pass telegram-redis-exporter/exporter.pass
redis.sentinel telegram-redis/sentinel.pass
redis.replica telegram-redis/replica.pass
redis.operator telegram-redis/operator.pass
sentinel.clients telegram-redis/sentinel-clients.pass telegram-redis-sentinel/sentinel-clients.pass telegram-redis-exporter/sentinel-clients.pass telegram-gateway/telegram.redis.sentinel-password telegram-gateway-api/telegram.cache.sentinel-password tp-capital-worker/tp-capital.intake.redis.sentinel-password
rabbit.telegram telegram-rabbitmq/telegram.pass
rabbit.gateway telegram-rabbitmq/gateway.pass telegram-gateway/telegram.queue.password
rabbit.worker telegram-rabbitmq/worker.pass tp-capital-worker/tp-capital.intake.queue.password
key.gateway.operator operator/gateway.key
key.gateway.api telegram-gateway-api/telegram.gateway.token
key.gateway.prometheus telegram-prometheus/gateway.key
key.api.operator operator/api.key
key.api.worker tp-capital-worker/tp-capital.http.gateway-api-key
key.api.prometheus telegram-prometheus/api.key
key.worker.operator operator/worker.key
key.worker.api telegram-gateway-api/telegram.worker.token
key.worker.prometheus telegram-prometheus/worker.key
session.key telegram-gateway/telegram.session.encryption-key
grafana.admin telegram-grafana/admin.pass
TABLE
}

# list_table: files that hold several of these with commas. A former value follows while it is being replaced.
list_table() {
  cat <<'TABLE'
telegram-gateway/telegram.http.keys key.gateway.operator key.gateway.api key.gateway.prometheus
telegram-gateway-api/telegram.key.token key.api.operator key.api.worker key.api.prometheus
tp-capital-worker/tp-capital.http.keys key.worker.operator key.worker.api key.worker.prometheus
telegram-gateway-api/telegram.page.cursor-secret cursor.api
tp-capital-worker/tp-capital.http.cursor-secret cursor.worker
telegram-gateway/telegram.session.former-encryption-key former:session.key
TABLE
}

# Values that stand only in such a list.
hidden_table() {
  printf '%s\n' 'cursor.api .values/cursor.api' 'cursor.worker .values/cursor.worker'
}

# SECRET_FILES[NAME]: the files of a secret, the first one first.
declare -A SECRET_FILES=()
while read -r secret_name secret_rest; do
  SECRET_FILES[$secret_name]=$secret_rest
done < <(secret_table && hidden_table)
unset secret_name secret_rest

# secret_files NAME: its files, one a line
secret_files() {
  # shellcheck disable=SC2086  # a list of words
  printf '%s\n' ${SECRET_FILES[$1]}
}

secret_names() {
  printf '%s\n' "${!SECRET_FILES[@]}" | sort
}

# reader_group READER: the number of the group its process runs in, as the compose files say; 0 is root.
reader_group() {
  case $1 in
    telegram-timescaledb) echo 70 ;;
    telegram-pgbouncer) echo 10002 ;;
    telegram-redis | telegram-redis-sentinel) echo 1000 ;;
    telegram-rabbitmq) echo 101 ;;
    telegram-gateway-api | tp-capital-worker | telegram-migrate) echo 10001 ;;
    telegram-prometheus | telegram-postgres-exporter) echo 65534 ;;
    telegram-grafana) echo 472 ;;
    telegram-redis-exporter) echo 59000 ;;
    *) echo 0 ;;
  esac
}

# new_secret: REPLY becomes 256 random bits in letters that need no quoting anywhere.
new_secret() {
  REPLY=$(head -c 32 /dev/urandom | base64 -w0)
  REPLY=${REPLY//+/-} REPLY=${REPLY//\//_} REPLY=${REPLY%=}
}

# Who gives: as another user than root everything stays ours.
SECRETS_UID=$(id -u)
SECRETS_GID=$(id -g)

# ownership READER [folder]: MODE, OWNER and GROUP of what only root and the reader's group may read.
ownership() {
  OWNER=0 GROUP=$(reader_group "$1")
  MODE=$([[ ${2:-} == folder ]] && echo 750 || echo 440)
  [[ $GROUP != 0 ]] || MODE=${MODE:0:1}00
  [[ $SECRETS_UID == 0 ]] || OWNER=$SECRETS_UID GROUP=$SECRETS_GID
}

# mend FILE: to what `ownership` said, when it is otherwise.
mend() {
  if [[ $(stat -c '%a %u:%g' "$1") != "$MODE $OWNER:$GROUP" ]]; then
    chown "$OWNER:$GROUP" "$1"
    chmod "$MODE" "$1"
  fi
}

# Folders this run has looked at.
declare -A FOLDERS_SEEN=()

# put FILE READER TEXT: the text becomes the file, whole or not at all; PUT_CHANGED is yes when it was another.
put() {
  local folder=${1%/*}
  if [[ ! -v FOLDERS_SEEN[$folder] ]]; then
    [[ -d $folder ]] || mkdir "$folder"
    ownership "$2" folder
    mend "$folder"
    FOLDERS_SEEN[$folder]=yes
  fi
  ownership "$2"
  if [[ -s $1 && $(<"$1") == "${3%$'\n'}" ]]; then
    mend "$1"
    return
  fi
  install -m "$MODE" -o "$OWNER" -g "$GROUP" /dev/stdin "$folder/.new" < <(printf '%s' "$3")
  mv -f "$folder/.new" "$1"
  # shellcheck disable=SC2034  # read by the callers
  PUT_CHANGED=yes
}

# open_folder FOLDER: made when missing; anybody may pass through, nobody but root sees what is in it.
open_folder() {
  [[ -d $1 ]] || mkdir "$1"
  chmod 0711 "$1"
}

# former_file NAME: where a value that is being replaced stays until nobody uses it.
former_file() {
  printf '%s/secrets/.former/%s\n' "$TELEGRAM_STACK_DIR" "$1"
}

# value_of NAME: REPLY becomes the value. `former:NAME` is the one before, empty when there is none.
value_of() {
  local file
  if [[ $1 == former:* ]]; then
    file=$TELEGRAM_STACK_DIR/secrets/.former/${1#former:}
    REPLY=
    [[ ! -s $file ]] || REPLY=$(<"$file")
    return
  fi
  file=${SECRET_FILES[$1]%% *}
  REPLY=$(<"$TELEGRAM_STACK_DIR/secrets/$file")
}

# make_secrets: whatever is missing; a value that exists is never changed.
make_secrets() {
  local root=$TELEGRAM_STACK_DIR/secrets name file value
  open_folder "$root"
  for name in "${!SECRET_FILES[@]}"; do
    value=
    # as the first one says that is there: a crash may have come between two files
    for file in ${SECRET_FILES[$name]}; do
      if [[ -z $value && -s $root/$file ]]; then
        value=$(<"$root/$file")
      fi
    done
    if [[ -z $value ]]; then
      new_secret
      value=$REPLY
    fi
    for file in ${SECRET_FILES[$name]}; do
      put "$root/$file" "${file%%/*}" "$value"
    done
  done
  make_lists
}

make_lists() {
  local file names name list
  while read -r file names; do
    list=
    for name in $names; do
      value_of "$name"
      list+=${REPLY:+,$REPLY}
      if [[ $name != former:* ]]; then
        value_of "former:$name"
        list+=${REPLY:+,$REPLY}
      fi
    done
    if [[ -n $list ]]; then
      put "$TELEGRAM_STACK_DIR/secrets/$file" "${file%%/*}" "${list#,}"
    elif [[ -e $TELEGRAM_STACK_DIR/secrets/$file ]]; then
      rm -f "$TELEGRAM_STACK_DIR/secrets/$file"
      # shellcheck disable=SC2034  # read by the callers
      PUT_CHANGED=yes
    fi
  done < <(list_table)
}
