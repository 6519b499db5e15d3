# shellcheck shell=bash
# The folder of backups: names, lock, leftovers, retention, sealed archives. Needs common.sh, environment.sh and
# database-tools.sh. A backup is one folder named by the UTC time it was begun; it appears whole or not at all.

readonly BACKUP_NAME='^[0-9]{8}_[0-9]{6}$'
# Parts of this installation that are not there, with the reason.
# shellcheck disable=SC2034  # the callers'
declare -A absent=()
readonly KEEP_ALL_DAYS=30 KEEP_WEEKLY_DAYS=84 KEEP_MONTHLY_DAYS=366

# backup_folder [FOLDER]: where backups lie
backup_folder() {
  printf '%s\n' "${1:-${TELEGRAM_BACKUP_DIR:-/var/backups/telegram-stack}}"
}

# lock_backups FOLDER: until the script and every program it started have ended, so that a killed run's dump is over too.
lock_backups() {
  exec {backup_lock}>"$1/.lock"
  flock --nonblock "$backup_lock" || fail "$EX_TEMPFAIL" "another backup, restore or drill works in $1"
}

# remove_leftovers FOLDER: what a killed run left. Only under the lock.
remove_leftovers() {
  find "$1" -mindepth 1 -maxdepth 1 -type d \( -name '.*.partial' -o -name '.*.expired' \) -exec rm -rf -- {} +
}

# list_backups FOLDER: the names, oldest first
list_backups() {
  local path
  for path in "$1"/*/; do
    path=${path%/}
    if [[ ${path##*/} =~ $BACKUP_NAME && -f $path/manifest.json ]]; then printf '%s\n' "${path##*/}"; fi
  done
}

# is_complete BACKUP: whether it holds both databases; one of parts alone is never restored or drilled by itself
is_complete() {
  [[ -f $1/telegram_gateway_${1##*/}.dump && -f $1/tp_capital_${1##*/}.dump ]]
}

# newest_complete FOLDER
newest_complete() {
  local name newest=''
  while IFS= read -r name; do
    if is_complete "$1/$name"; then newest=$name; fi
  done < <(list_backups "$1")
  printf '%s\n' "$newest"
}

# day_number YYYYMMDD...: sets DAY, days since 1970-01-01 in the Gregorian calendar
day_number() {
  local year=$((10#${1:0:4})) month=$((10#${1:4:2})) day=$((10#${1:6:2})) era
  ((year -= month <= 2)) || true
  era=$((year / 400))
  local of_era=$((year - era * 400)) of_year=$(((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1))
  DAY=$((era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468))
}

# expired NOW < names: those that retention lets go, oldest first. Kept are all of the last 30 days, the newest of each
# week (from Monday) of the last 84, the newest of each month of the last 366, and always the newest of all.
expired() {
  local name names=() today age week month last_week='' last_month='' first=yes keep gone=() i
  day_number "$1"
  today=$DAY
  mapfile -t names < <(sort -r)
  for name in "${names[@]}"; do
    day_number "$name"
    age=$((today - DAY)) week=$(((DAY + 3) / 7)) month=${name:0:6} keep=$first first=no
    if ((age <= KEEP_ALL_DAYS)); then keep=yes; fi
    if [[ $week != "$last_week" ]] && ((age <= KEEP_WEEKLY_DAYS)); then keep=yes; fi
    if [[ $month != "$last_month" ]] && ((age <= KEEP_MONTHLY_DAYS)); then keep=yes; fi
    last_week=$week last_month=$month
    if [[ $keep == no ]]; then gone+=("$name"); fi
  done
  for ((i = ${#gone[@]} - 1; i >= 0; i--)); do printf '%s\n' "${gone[i]}"; done
}

# expired_backups FOLDER NOW: of the complete ones, and of those of parts alone, each by itself
expired_backups() {
  local name complete=() incomplete=()
  while IFS= read -r name; do
    if is_complete "$1/$name"; then complete+=("$name"); else incomplete+=("$name"); fi
  done < <(list_backups "$1")
  { ((${#complete[@]} == 0)) || printf '%s\n' "${complete[@]}"; } | expired "$2"
  { ((${#incomplete[@]} == 0)) || printf '%s\n' "${incomplete[@]}"; } | expired "$2"
}

# remove_backup FOLDER NAME: a kill in the middle leaves nothing that looks like a backup
remove_backup() {
  mv -- "$1/$2" "$1/.$2.expired"
  rm -rf -- "$1/.$2.expired"
}

# check_sums BACKUP: every file is as it was written, and none is missing
check_sums() {
  [[ -f $1/SHA256SUMS ]] || fail "$EX_DATAERR" "$1 has no SHA256SUMS"
  (cd "$1" && sha256sum --check --strict --quiet SHA256SUMS) >&2 ||
    fail "$EX_DATAERR" "$1 is not as it was written: nothing was changed, take another backup"
}

# megabytes BYTES, rounded up
megabytes() {
  printf '%s\n' $((($1 + 1048575) / 1048576))
}

# space_for BYTES FOLDER: what a backup of databases of that size may take; the last one knows better
space_for() {
  local name last
  name=$(newest_complete "$2")
  if [[ -n $name ]]; then
    last=$(du -sb "$2/$name" | cut -f 1)
    printf '%s\n' $((last * 3 / 2 < $1 ? last * 3 / 2 : $1))
  else
    printf '%s\n' "$1"
  fi
}

# require_space FOLDER BYTES
require_space() {
  local free
  free=$(df --output=avail -B1 "$1" | tail -n 1)
  ((free >= $2)) || fail "$EX_CANTCREAT" "$1 has $((free / 1048576)) MB free, $(megabytes "$2") MB are needed"
}

# key_file: the passphrase that session and configuration are sealed with. It must be kept elsewhere as well.
key_file() {
  printf '%s\n' "${TELEGRAM_BACKUP_KEY_FILE:-$TELEGRAM_STACK_DIR/secrets/telegram-backup/encryption.pass}"
}

# require_key: makes the key at the first time
require_key() {
  local file
  file=$(key_file)
  [[ -s $file ]] && return
  mkdir -p "${file%/*}"
  (umask 077 && head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n' >"$file.new" && mv "$file.new" "$file")
  say "made the key of the backups, $file: KEEP A COPY OFF THIS HOST, without it no session and no secret can be restored"
}

# sealing ARGUMENT...: gpg with a home of its own for the time of one call, so that nothing of the user's is read or left
sealing() {
  local home status=0
  home=$(mktemp -d)
  gpg --batch --yes --quiet --no-options --homedir "$home" --pinentry-mode loopback --no-symkey-cache \
    --passphrase-file "$(key_file)" "$@" || status=$?
  # it starts one for the home, also when it has nothing to ask
  gpgconf --homedir "$home" --kill gpg-agent 2>/dev/null || true
  rm -rf "$home"
  return "$status"
}

# seal FILE < plain: AES-256 with a modification code; a changed byte is noticed when it is opened
seal() {
  sealing --symmetric --cipher-algo AES256 --s2k-digest-algo SHA512 --compress-algo none --output "$1"
}

# unseal FILE > plain: use the output only when this succeeds
unseal() {
  sealing --decrypt "$1"
}

# in_use FOLDER: whether a process has a file in it open; as root it sees every process
in_use() {
  [[ -n $(find /proc/[0-9]*/fd -lname "$(realpath -m -- "$1")/*" -print -quit 2>/dev/null) ]]
}

# json_string TEXT: as a JSON string
json_string() {
  local text=$1
  text=${text//\\/\\\\} text=${text//\"/\\\"} text=${text//$'\n'/\\n} text=${text//$'\t'/\\t}
  printf '"%s"' "$text"
}

# json_list STRING...
json_list() {
  local item separator=''
  printf '['
  for item in "$@"; do
    printf '%s' "$separator"
    json_string "$item"
    separator=,
  done
  printf ']'
}

# note_success ACT NAME SECONDS BYTES: where the API's meters and alerts see it
note_success() {
  # shellcheck disable=SC2016
  query "${TELEGRAM_DB_NAME:-telegram_gateway}" "
    INSERT INTO telegram.backup_record AS r (act, backup, succeeded_at, seconds, bytes)
    VALUES (:'act', :'name', now(), :'seconds', :'bytes')
        ON CONFLICT (act) DO UPDATE SET backup = excluded.backup, succeeded_at = excluded.succeeded_at,
           seconds = excluded.seconds, bytes = excluded.bytes" "act=$1" "name=$2" "seconds=$3" "bytes=$4"
}

# confirm QUESTION: on a terminal it asks; without one only --yes will do. Needs $yes.
confirm() {
  local answer
  [[ ${yes-} == yes ]] && return
  [[ -t 0 ]] || fail "$EX_USAGE" "$1: say --yes, there is no terminal to ask on"
  read -r -p "$1. Go on? [y/N] " answer
  [[ $answer == [yY] ]] || fail 1 "not done"
}
