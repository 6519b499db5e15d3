#!/usr/bin/env bats
# Backup, drill and restore on a real PostgreSQL with the real schema, and what must not happen when one of them fails.
# The tests build on each other in their order. Without TimescaleDB, which is not there to run: see restoring.bats.
# shellcheck disable=SC2016  # the programs that pretend expand them

load helper
load stack

setup_file() {
  stack_server
  # shellcheck source=/dev/null
  source "$BATS_FILE_TMPDIR/server"
  make_databases >/dev/null
}

teardown_file() {
  stop_stack_server
}

setup() {
  # shellcheck source=/dev/null
  source "$BATS_FILE_TMPDIR/server"
  export TELEGRAM_STACK_DIR=$BATS_FILE_TMPDIR/stack TELEGRAM_BACKUP_DIR=$BATS_FILE_TMPDIR/backups
  export TELEGRAM_SESSION_DIR=$BATS_FILE_TMPDIR/opt/.session TELEGRAM_DB_CONTAINER='' TELEGRAM_RABBITMQ_MGMT_PORT=1
  export TELEGRAM_REDIS_PORT=1
  if [[ ! -d $TELEGRAM_STACK_DIR ]]; then
    mkdir -p "$TELEGRAM_STACK_DIR/secrets/telegram-redis" "$TELEGRAM_SESSION_DIR/files"
    printf 'TELEGRAM_RETENTION_DAYS=0\n' >"$TELEGRAM_STACK_DIR/.env"
    printf 'a-secret-of-ours' >"$TELEGRAM_STACK_DIR/secrets/telegram-redis/default.pass"
    printf 'the key to the account\n' >"$TELEGRAM_SESSION_DIR/td.binlog"
    head -c 300000 /dev/urandom >"$TELEGRAM_SESSION_DIR/files/photo"
  fi
  BACKUP=$REPOSITORY/scripts/telegram/backup-telegram-stack.sh
  RESTORE=$REPOSITORY/scripts/telegram/restore-telegram-stack.sh
  DRILL=$REPOSITORY/scripts/telegram/restore-drill.sh
}

# kept: the name of the backup the first test made
kept() {
  cat "$BATS_FILE_TMPDIR/kept"
}

# content: everything that is held, in an order, so not by the checksums of the scripts
content() {
  sql telegram_gateway <<<"SELECT md5(string_agg(m::text, '|' ORDER BY m.channel_id, m.message_id)) FROM telegram.messages m;
    SELECT md5(string_agg(l::text, '|' ORDER BY l.seq)) FROM telegram.log l;
    SELECT md5(string_agg(k::text, '|' ORDER BY k.channel_id, k.message_id)) FROM telegram.message_key k;"
  sql tp_capital <<<"SELECT md5(string_agg(s::text, '|' ORDER BY s.id)) FROM tp_capital.signals s"
}

tree() {
  (cd "$BATS_FILE_TMPDIR" && find backups stack opt -printf '%p %m %s %T@\n' 2>/dev/null | sort)
}

databases() {
  sql postgres <<<"SELECT datname FROM pg_database ORDER BY 1"
}

# without_terminal COMMAND...: its input is no terminal, and it does not hold the file descriptors of bats
without_terminal() {
  "$@" </dev/null 3>&-
}

@test "a dry run changes nothing" {
  before=$(tree) content=$(content)
  run without_terminal "$BACKUP" --dry-run
  [ "$status" -eq 0 ]
  [[ $output == *'would write'*'databases: yes'*'session: yes'* ]]
  [ "$(tree)" = "$before" ]
  [ "$(content)" = "$content" ]
}

@test "a backup holds both databases, the session and the settings, closed to others" {
  run without_terminal "$BACKUP" --format json
  [ "$status" -eq 0 ]
  name=$(sed -n 's/^{"name":"\([0-9_]*\)".*/\1/p' <<<"${lines[-1]}")
  printf '%s\n' "$name" >"$BATS_FILE_TMPDIR/kept"
  content >"$BATS_FILE_TMPDIR/content"
  cd "$TELEGRAM_BACKUP_DIR/$name"
  [ "$(printf '%s ' *)" = "SHA256SUMS configuration.tar.gpg manifest.json session.tar.gpg telegram_gateway_$name.dump tp_capital_$name.dump " ]
  [ -z "$(find . ! -perm 700 ! -perm 600)" ]
  sha256sum --check --quiet SHA256SUMS
  [[ $(<manifest.json) == *'"telegram.messages": {"rows": 5000,'*'"headSeq": 5000'*'"schemaVersion": 1'* ]]
  [[ $(<manifest.json) == *'"absent": {"queue": "no broker answers, and the queue is off"}'* ]]
  run grep -ra -e 'the key to the account' -e 'a-secret-of-ours' .
  [ "$status" -eq 1 ]
  [ ! -e "$TELEGRAM_BACKUP_DIR/.$name.partial" ]
  [ "$(sql telegram_gateway <<<"SELECT backup || ' ' || (succeeded_at > now() - interval '1 minute') FROM telegram_v1.backups")" = "$name true" ]
}

@test "the drill restores the newest backup elsewhere, finds it equal and leaves nothing behind" {
  before=$(ls -d /tmp/telegram-throwaway.*)
  run without_terminal "$DRILL" --format json
  [ "$status" -eq 0 ]
  [[ ${lines[-1]} == '{"backup":"'$(kept)'","equal":true,'*'"telegram_gateway":{"tables":'*'"differences":[]}' ]]
  [ -z "$(comm -13 <(printf '%s\n' "$before") <(ls -d /tmp/telegram-throwaway.*))" ]
  [ "$(sql telegram_gateway <<<"SELECT backup FROM telegram_v1.backups WHERE act = 'drill'")" = "$(kept)" ]
}

@test "the drill tells a backup from what its manifest says" {
  other=$BATS_TEST_TMPDIR/backups
  mkdir "$other"
  cp -R "$TELEGRAM_BACKUP_DIR/$(kept)" "$other/"
  cd "$other/$(kept)"
  sed -i 's/"telegram.messages": {"rows": 5000,/"telegram.messages": {"rows": 5001,/' manifest.json
  sha256sum -- *.dump *.gpg manifest.json >SHA256SUMS
  run without_terminal "$DRILL" --from "$other"
  [ "$status" -eq 1 ]
  [[ $output == *'1 differences'*'tables.telegram.messages: {"rows": 5001,'*'5000'* ]]
}

@test "a dump that was touched is refused before anything is changed" {
  other=$BATS_TEST_TMPDIR/$(kept)
  cp -R "$TELEGRAM_BACKUP_DIR/$(kept)" "$other"
  printf 'X' | dd of="$other/telegram_gateway_$(kept).dump" bs=1 seek=5000 conv=notrunc status=none
  before=$(databases)
  run without_terminal "$RESTORE" "$other" --yes
  [ "$status" -eq 65 ]
  [[ $output == *"telegram_gateway_$(kept).dump: FAILED"* ]]
  [ "$(databases)" = "$before" ]
}

@test "a live stack is not restored over, and who is connected is listed" {
  coproc APP { PGAPPNAME=telegram-gateway-api sql telegram_gateway 3>&-; }
  printf 'SELECT 1;\n' >&"${APP[1]}"
  read -r _ <&"${APP[0]}"
  run without_terminal "$RESTORE" "$(kept)" --yes
  eval "exec ${APP[1]}>&-"
  [ "$status" -eq 75 ]
  [[ $output == *'1   telegram-gateway-api as telegram from this host'* ]]
  sql telegram_gateway <<<"UPDATE telegram.writer_lease SET expires_at = now() + interval '1 minute'"
  run without_terminal "$RESTORE" "$(kept)" --yes
  sql telegram_gateway <<<"UPDATE telegram.writer_lease SET expires_at = now()"
  [ "$status" -eq 75 ]
  [[ $output == *'holds the lease: a test until'* ]]
}

@test "after everything is lost both databases and the session come back and the log goes on above every number" {
  sql postgres -c 'DROP DATABASE telegram_gateway' -c 'DROP DATABASE tp_capital'
  rm -rf "$TELEGRAM_SESSION_DIR.was"
  mv "$TELEGRAM_SESSION_DIR" "$TELEGRAM_SESSION_DIR.was"
  port=$((20000 + $$ % 20000))
  redis-server --port "$port" --bind 127.0.0.1 --user default off --user operator on '>of-this-test' '~*' '&*' +@all --save '' --daemonize yes --dir "$BATS_TEST_TMPDIR" \
    --pidfile "$BATS_TEST_TMPDIR/redis.pid" >/dev/null 3>&-
  redis() { redis-cli -p "$port" --no-auth-warning --user operator -a of-this-test "$@"; }
  printf 'of-this-test' >"$TELEGRAM_STACK_DIR/secrets/telegram-redis/operator.pass"
  until [ "$(redis PING)" = PONG ]; do :; done
  redis SET telegram:channel:1:recent known
  TELEGRAM_REDIS_PORT=$port run without_terminal "$RESTORE" "$(kept)" --yes --with-session
  [ "$(redis DBSIZE)" = 0 ]
  redis SHUTDOWN NOSAVE || true
  [ "$status" -eq 0 ]
  [ "$(content)" = "$(<"$BATS_FILE_TMPDIR/content")" ]
  diff -r "$TELEGRAM_SESSION_DIR" "$TELEGRAM_SESSION_DIR.was"
  [ -z "$(find "$TELEGRAM_SESSION_DIR" -type f ! -perm 600 -o -type d ! -perm 700)" ]
  [ "$(sql telegram_gateway <<<'SELECT h.seq FROM telegram.log_head h')" = 1000005000 ]
  [ "$(sql telegram_gateway <<<"SELECT has_table_privilege('gateway', 'telegram.log', 'INSERT'), has_table_privilege('api', 'telegram.log', 'INSERT')")" = 't|f' ]
  [ "$(sql telegram_gateway <<<'SHOW jit')" = off ]
  [ "$(sql postgres <<<"SELECT r, has_database_privilege(r, 'telegram_gateway', 'CONNECT') FROM unnest('{api,worker}'::name[]) r" |
    paste -sd ' ')" = 'api|t worker|f' ]
  # the fence of before is refused, a new writer goes on
  run sql telegram_gateway <<<"SELECT telegram.append('main', 1, 11, 1, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')"
  [[ $output == *'fence 1 of account main is not the current one'* ]]
  append_messages main 5001 5010
  [ "$(sql telegram_gateway <<<'SELECT max(l.seq), max(m.message_id) FROM telegram.log l, telegram.messages m')" = '1000005010|5010' ]
}

@test "a killed restore has changed nothing, and the next one keeps the databases it replaces" {
  programs=$BATS_TEST_TMPDIR/postgresql
  mkdir -p "$programs/15/bin"
  ln -s "$SERVER_PROGRAMS"/* "$programs/15/bin/"
  rm "$programs/15/bin/pg_restore"
  program "$programs/15/bin/pg_restore" 'touch "'"$BATS_TEST_TMPDIR"'/begun"; exec sleep 60'
  before=$(content)
  POSTGRES_FOLDER=$programs setsid "$RESTORE" "$(kept)" --yes </dev/null 3>&- 2>/dev/null &
  run=$!
  for ((i = 0; i < 200; i++)); do
    [[ -e $BATS_TEST_TMPDIR/begun ]] && break
    sleep 0.05
  done
  kill -KILL -- -"$run"
  wait "$run" || true
  [[ $(databases) == *tp_capital_restoring* ]]
  [ "$(content)" = "$before" ]
  run without_terminal "$RESTORE" "$(kept)" --yes
  [ "$status" -eq 0 ]
  [ "$(content)" = "$(<"$BATS_FILE_TMPDIR/content")" ]
  before=$(databases | grep '^telegram_gateway_before_')
  [[ $(databases) != *_restoring* ]]
  [ "$(sql "$before" <<<'SELECT max(m.message_id) FROM telegram.messages m')" = 5010 ]
}

@test "a restore that fails leaves the databases as they were" {
  programs=$BATS_TEST_TMPDIR/postgresql
  mkdir -p "$programs/15/bin"
  ln -s "$SERVER_PROGRAMS"/* "$programs/15/bin/"
  rm "$programs/15/bin/pg_restore"
  program "$programs/15/bin/pg_restore" '[[ $* == *telegram_gateway_restoring* ]] && exit 1; exec '"$SERVER_PROGRAMS"'/pg_restore "$@"'
  before=$(databases) content=$(content)
  POSTGRES_FOLDER=$programs run without_terminal "$RESTORE" "$(kept)" --yes
  [ "$status" -eq 1 ]
  [[ $output == *'not restored; the databases are as they were'* ]]
  [ "$(databases)" = "$before" ]
  [ "$(content)" = "$content" ]
}

@test "a wrong password, a server that is away and a missing secret are said with their own exit codes" {
  before=$(tree)
  TELEGRAM_DB_PASSWORD=wrong run without_terminal "$BACKUP" --only databases
  [ "$status" -eq 69 ]
  [[ $output == *'password authentication failed'* ]]
  [[ $output != *wrong* ]]
  TELEGRAM_DB_HOST=127.0.0.1 TELEGRAM_DB_PORT=1 run without_terminal "$BACKUP" --only databases
  [ "$status" -eq 69 ]
  TELEGRAM_DB_PASSWORD='' run without_terminal "$BACKUP" --only databases
  [ "$status" -eq 66 ]
  [ "$(tree | grep -v '^backups/.lock\|^backups ')" = "$(grep -v '^backups/.lock\|^backups ' <<<"$before")" ]
}

@test "a full disk is seen before, and one that fills up leaves no half backup" {
  program "$BATS_TEST_TMPDIR/bin/df" 'printf "Avail\n1000\n"'
  before=$(ls -A "$TELEGRAM_BACKUP_DIR")
  PATH=$BATS_TEST_TMPDIR/bin:$PATH run without_terminal "$BACKUP" --only databases
  [ "$status" -eq 73 ]
  [[ $output == *'MB are needed'* ]]
  run bash -c 'ulimit -f 100; exec "$1" --only databases' _ "$BACKUP" </dev/null 3>&-
  [ "$status" -eq 1 ]
  [ "$(ls -A "$TELEGRAM_BACKUP_DIR")" = "$before" ]
}

@test "a second run is sent away while one works" {
  exec 8>"$TELEGRAM_BACKUP_DIR/.lock"
  flock 8
  for script in "$BACKUP --only configuration" "$DRILL" "$RESTORE $(kept) --yes"; do
    # shellcheck disable=SC2086
    run without_terminal $script
    [ "$status" -eq 75 ]
  done
  exec 8>&-
}

@test "what a killed run leaves is no backup, and the next run removes it" {
  programs=$BATS_TEST_TMPDIR/postgresql
  mkdir -p "$programs/15/bin"
  ln -s "$SERVER_PROGRAMS"/* "$programs/15/bin/"
  rm "$programs/15/bin/pg_dump"
  program "$programs/15/bin/pg_dump" '[[ $1 == --version ]] && exec '"$SERVER_PROGRAMS"'/pg_dump "$@"; echo half; exec sleep 60'
  POSTGRES_FOLDER=$programs setsid "$BACKUP" --only databases --now 20300101_000000 </dev/null 3>&- 2>/dev/null &
  run=$!
  half=$TELEGRAM_BACKUP_DIR/.20300101_000000.partial
  for ((i = 0; i < 200; i++)); do
    [[ -s $half/tp_capital_20300101_000000.dump ]] && break
    sleep 0.05
  done
  kill -KILL -- -"$run"
  wait "$run" || true
  [ -s "$half/tp_capital_20300101_000000.dump" ]
  run "$DRILL" --dry-run
  [[ $output == *"$(kept)"* ]]
  run without_terminal "$BACKUP" --only configuration
  [ "$status" -eq 0 ]
  [ ! -e "$half" ]
}

@test "a running gateway is stopped for the copy of its session and always started again" {
  touch "$BATS_TEST_TMPDIR/running"
  program "$BATS_TEST_TMPDIR/bin/systemctl" 'cd "'"$BATS_TEST_TMPDIR"'" || exit 1
    case $1 in
      is-active) [[ -e running ]] ;;
      stop) echo "stop" >>calls; rm running; echo "closed" >"$TELEGRAM_SESSION_DIR/td.binlog"; [[ ! -e impatient ]] || kill -TERM "$PPID" ;;
      start) echo "$*" >>calls; touch running ;;
    esac'
  export PATH=$BATS_TEST_TMPDIR/bin:$PATH
  run without_terminal "$BACKUP" --only session
  [ "$status" -eq 64 ]
  run without_terminal "$BACKUP" --only session --yes
  [ "$status" -eq 0 ]
  [[ $output == *'the gateway was stopped for '[0-9]' s'* ]]
  [ "$(<"$BATS_TEST_TMPDIR/calls")" = $'stop\nstart --no-block telegram-gateway.service' ]
  newest=$(printf '%s\n' "$TELEGRAM_BACKUP_DIR"/2*/session.tar.gpg | tail -n 1)
  [ "$(gpg --batch --quiet --homedir "$BATS_TEST_TMPDIR" --pinentry-mode loopback --passphrase-file \
    "$TELEGRAM_STACK_DIR/secrets/telegram-backup/encryption.pass" --decrypt "$newest" | tar -xO ./td.binlog)" = closed ]
  gpgconf --homedir "$BATS_TEST_TMPDIR" --kill gpg-agent
  touch "$BATS_TEST_TMPDIR/impatient"
  run without_terminal "$BACKUP" --only session --yes
  [ "$status" -eq 143 ]
  [ -e "$BATS_TEST_TMPDIR/running" ]
  [ -z "$(find "${TELEGRAM_SESSION_DIR%/*}" -name '.session-copy.*')" ]
}

@test "wrong usage is refused with the usage" {
  for script in "$BACKUP --only everything" "$BACKUP --now tomorrow" "$BACKUP --no" "$DRILL --format xml" "$RESTORE" "$RESTORE a b"; do
    # shellcheck disable=SC2086
    run without_terminal $script
    [ "$status" -eq 64 ]
    [[ $output == *Usage:* ]]
  done
  run without_terminal "$RESTORE" "$(kept)"
  [ "$status" -eq 64 ]
  run without_terminal "$RESTORE" 20000101_000000
  [ "$status" -eq 66 ]
}
