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
db.exporter telegram-timescaledb/exporter.pass telegram-pgbouncer/exporter.pass telegram-postgres-exporter/exporter.pass
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

# secret_files NAME: the files of a secret, the first one first.
secret_files() {
  { secret_table && hidden_table; } | awk -v name="$1" '$1 == name { for (i = 2; i <= NF; i++) print $i }'
}

secret_names() {
  { secret_table && hidden_table; } | cut -d' ' -f1 | sort
}

# new_secret: 256 random bits in letters that need no quoting anywhere.
new_secret() {
  head -c 32 /dev/urandom | base64 -w0 | tr '+/' '-_' | tr -d '='
}

# give FILE READER: only root and the reader's group may read it. As another user than root the group stays ours.
give() {
  local group
  group=$(reader_group "$2")
  if [[ $(id -u) == 0 ]]; then
    chown "0:$group" "$1"
  fi
  if [[ -d $1 ]]; then
    chmod "$([[ $group == 0 ]] && echo 0700 || echo 0750)" "$1"
  else
    chmod "$([[ $group == 0 ]] && echo 0400 || echo 0440)" "$1"
  fi
}

# Where `put` notes the files it changed, one a line; it often runs in a pipe and could not tell otherwise.
: "${PUT_LOG:=/dev/null}"

# put FILE READER: what comes on stdin becomes the file, whole or not at all.
put() {
  local folder=${1%/*} fresh
  if [[ ! -d $folder ]]; then
    mkdir "$folder"
  fi
  give "$folder" "$2"
  fresh=$(mktemp "$folder/.new.XXXXXX")
  cat >"$fresh"
  give "$fresh" "$2"
  if cmp -s "$fresh" "$1"; then
    rm -f "$fresh"
    give "$1" "$2"
    return
  fi
  mv -f "$fresh" "$1"
  printf '%s\n' "$1" >>"$PUT_LOG"
}

# put_or_drop FILE READER: as put; of nothing it makes no file, and takes one away.
put_or_drop() {
  local text
  text=$(cat)
  if [[ -n $text ]]; then
    printf '%s' "$text" | put "$1" "$2"
  elif [[ -e $1 ]]; then
    rm -f "$1"
    printf '%s\n' "$1" >>"$PUT_LOG"
  fi
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

# value_of NAME: for a pipe, never for a terminal. `former:NAME` is the one before, empty when there is none.
value_of() {
  if [[ $1 == former:* ]]; then
    cat "$(former_file "${1#former:}")" 2>/dev/null || true
    return
  fi
  cat "$TELEGRAM_STACK_DIR/secrets/$(secret_files "$1" | head -n 1)"
}

# make_secrets: whatever is missing; a value that exists is never changed.
make_secrets() {
  local root=$TELEGRAM_STACK_DIR/secrets name file source
  open_folder "$root"
  while read -r name; do
    source=
    while read -r file; do
      if [[ -s $root/$file ]]; then
        source=$root/$file
        break
      fi
    done < <(secret_files "$name")
    while read -r file; do
      # as the table says, and as the first one says when a crash came between two files
      if [[ -z $source ]]; then
        new_secret | put "$root/$file" "${file%%/*}"
        source=$root/$file
      else
        put "$root/$file" "${file%%/*}" <"$source"
      fi
    done < <(secret_files "$name")
  done < <(secret_names)
  make_lists
}

make_lists() {
  local file names name
  while read -r file names; do
    for name in $names; do
      printf '%s\n' "$(value_of "$name")"
      [[ $name == former:* ]] || printf '%s\n' "$(value_of "former:$name")"
    done | awk 'NF { printf "%s%s", separator, $0; separator = "," }' |
      put_or_drop "$TELEGRAM_STACK_DIR/secrets/$file" "${file%%/*}"
  done < <(list_table)
}
