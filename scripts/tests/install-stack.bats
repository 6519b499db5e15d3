#!/usr/bin/env bats
# The installer of the containers' side, with programs that only pretend to be docker and ss.
# shellcheck disable=SC2016,SC2030,SC2031  # programs in single quotes; each test has an environment of its own

load helper
bats_require_minimum_version 1.5.0

setup() {
  TELEGRAM_STACK_DIR=$(mktemp -d "$BATS_TEST_TMPDIR/stack.XXXX")
  PROC=$BATS_TEST_TMPDIR/proc
  export TELEGRAM_STACK_DIR PROC
  mkdir -p "$PROC/sys/vm"
  echo 1 >"$PROC/sys/vm/overcommit_memory"
  echo 'MemTotal: 16384000 kB' >"$PROC/meminfo"
  BIN=$BATS_TEST_TMPDIR/bin
  program "$BIN/docker" 'case "$*" in "version "*) echo "${ENGINE-28.2.2}" ;; "compose version "*) echo "${COMPOSE-2.38.0}" ;; *) exit 1 ;; esac'
  program "$BIN/ss" 'cat "${LISTENING:-/dev/null}"'
  program "$BIN/df" 'printf "Filesystem M Used Avail\n/dev/x 1 1 %s\n" "${FREE-90000}"'
  program "$BIN/systemctl" 'exit 3'
  # somebody else than root may run these tests: nothing is then given away
  if [[ $(id -u) != 0 ]]; then
    program "$BIN/id" '[[ $1 != -u ]] || { echo 0; exit; }; exec /usr/bin/id "$@"'
    program "$BIN/chown" 'true'
  fi
  PATH=$BIN:$PATH
  INSTALL=$REPOSITORY/scripts/install-telegram-stack.sh
}

# everything: names, modes and contents of the installation, but for the log of the runs
everything() {
  (cd "$TELEGRAM_STACK_DIR" && find . ! -name install.log ! -name .install.lock -printf '%p %m\n' | sort &&
    find . -type f ! -name install.log ! -name .install.lock -exec sha256sum {} + | sort)
}

@test "a first run makes settings, secrets and configuration, and ends with the line that starts them" {
  run --separate-stderr "$INSTALL" --yes --without-gateway </dev/null
  [ "$status" -eq 0 ]
  [[ ${lines[-1]} == *"docker compose --env-file"*"up --wait"* ]]
  [ "$(stat -c %a "$TELEGRAM_STACK_DIR/secrets/telegram-gateway-api/telegram.key.token")" = 440 ]
  [ "$(stat -c %a "$TELEGRAM_STACK_DIR/secrets/telegram-gateway/telegram.session.encryption-key")" = 400 ]
  [ "$(wc -c <"$TELEGRAM_STACK_DIR/secrets/telegram-redis/operator.pass")" -eq 43 ]
  [ -s "$TELEGRAM_STACK_DIR/rendered/telegram-pgbouncer/pgbouncer.ini" ]
  run ! grep -r '@[A-Za-z_:.]*@' "$TELEGRAM_STACK_DIR/rendered"
}

@test "no secret is printed or logged" {
  run "$INSTALL" --yes --without-gateway </dev/null
  [ "$status" -eq 0 ]
  cat "$TELEGRAM_STACK_DIR/install.log" >>"$BATS_TEST_TMPDIR/said"
  printf '%s\n' "$output" >>"$BATS_TEST_TMPDIR/said"
  while read -r file; do
    ! grep -qF -f "$file" "$BATS_TEST_TMPDIR/said" || { echo "printed: $file"; return 1; }
  done < <(find "$TELEGRAM_STACK_DIR/secrets" -type f)
}

@test "a second run changes nothing" {
  "$INSTALL" --yes --without-gateway
  before=$(everything)
  run --separate-stderr "$INSTALL" --yes --without-gateway --format json </dev/null
  [ "$status" -eq 0 ]
  [[ $output == '{"outcome": "ready", '*'"changed": [], "problems": [], "start": '* ]]
  jq -e . <<<"$output"
  [ "$before" = "$(everything)" ]
}

@test "a second run makes only what was lost, with the value its other reader has" {
  "$INSTALL" --yes --without-gateway
  value=$(cat "$TELEGRAM_STACK_DIR/secrets/telegram-timescaledb/api.pass")
  rm "$TELEGRAM_STACK_DIR/secrets/telegram-timescaledb/api.pass"
  "$INSTALL" --yes --without-gateway
  [ "$value" = "$(cat "$TELEGRAM_STACK_DIR/secrets/telegram-timescaledb/api.pass")" ]
}

@test "a dry run says what would be and changes nothing" {
  run --separate-stderr "$INSTALL" --dry-run </dev/null
  [ "$status" -eq 0 ]
  [[ $output == *"would do: settings"*"would do: secrets"*"Nothing was changed"* ]]
  [ -z "$(ls -A "$TELEGRAM_STACK_DIR")" ]
}

@test "without a terminal and without --yes it refuses" {
  run "$INSTALL" --without-gateway </dev/null
  [ "$status" -eq 64 ]
  [[ $output == *"nobody to ask"* ]]
  [ -z "$(ls -A "$TELEGRAM_STACK_DIR")" ]
}

@test "all problems of the machine are named at once, before anything is changed" {
  echo 'LISTEN 0 128 127.0.0.1:6379 0.0.0.0:* users:(("redis-server",pid=4711,fd=6))' >"$BATS_TEST_TMPDIR/listening"
  echo 0 >"$PROC/sys/vm/overcommit_memory"
  echo 'MemTotal: 2048000 kB' >"$PROC/meminfo"
  ENGINE=24.0.9 COMPOSE=v2.20.0 FREE=100 LISTENING=$BATS_TEST_TMPDIR/listening run --separate-stderr "$INSTALL" --yes </dev/null
  [ "$status" -eq 69 ]
  [[ $output == *"Engine 24.0.9 is older"* ]]
  [[ $output == *"Compose v2.20.0 is older"* ]]
  [[ $output == *"port 6379 is taken by redis-server (process 4711)"*"TELEGRAM_REDIS_PORT"* ]]
  [[ $output == *"2000 MB of memory"* ]]
  [[ $output == *"100 MB free"* ]]
  [[ $output == *"vm.overcommit_memory is 0"* ]]
  [ -z "$(ls -A "$TELEGRAM_STACK_DIR")" ]
}

@test "no engine is a problem like the others" {
  rm "$BIN/docker"
  bare=$(bare_path "$BATS_TEST_TMPDIR/bare")
  for name in awk df tr cut sha256sum base64 cmp stat wc openssl mv cp; do [[ -e $bare/$name ]] || ln -s "$(command -v "$name")" "$bare/$name"; done
  PATH=$BIN:$bare run "$INSTALL" --yes </dev/null
  [ "$status" -eq 69 ]
  [[ $output == *"docker is not installed"* ]]
}

@test "an engine that does not answer is named" {
  ENGINE='' run "$INSTALL" --yes </dev/null
  [ "$status" -eq 69 ]
  [[ $output == *"no Docker engine answers"* ]]
}

@test "a port of our own running container is no problem" {
  echo 'LISTEN 0 128 127.0.0.1:6434 0.0.0.0:* users:(("docker-proxy",pid=9,fd=6))' >"$BATS_TEST_TMPDIR/listening"
  program "$BIN/docker" 'case "$*" in "version "*) echo 28.2.2 ;; "compose version "*) echo 2.38.0 ;; *telegram-pgbouncer) echo true ;; *) exit 1 ;; esac'
  LISTENING=$BATS_TEST_TMPDIR/listening run "$INSTALL" --yes --without-gateway </dev/null
  [ "$status" -eq 0 ]
}

@test "a port given twice and one that is none are named" {
  TELEGRAM_DB_PORT=6434 TELEGRAM_GRAFANA_PORT=x run "$INSTALL" --yes </dev/null
  [ "$status" -eq 69 ]
  [[ $output == *"port 6434 is given twice: TELEGRAM_DB_PORT and TELEGRAM_PGBOUNCER_PORT"* ]]
  [[ $output == *"TELEGRAM_GRAFANA_PORT is no port: x"* ]]
}

@test "the hash of the Telegram application moves out of .env into a secret" {
  "$INSTALL" --yes --without-gateway
  sed -i 's/^TELEGRAM_API_HASH=.*/TELEGRAM_API_HASH=of-a-test/' "$TELEGRAM_STACK_DIR/.env"
  "$INSTALL" --yes --without-gateway
  [ "$(cat "$TELEGRAM_STACK_DIR/secrets/telegram-gateway/telegram.session.api-hash")" = of-a-test ]
  grep -q '^TELEGRAM_API_HASH=$' "$TELEGRAM_STACK_DIR/.env"
}

@test "a step that fails names itself, and the next run goes on with the same secrets" {
  program "$BIN/openssl" 'exit 1'
  run "$INSTALL" --yes --without-gateway </dev/null
  [ "$status" -ne 0 ]
  [[ $output == *"FAILED while working on: configuration of the servers"*"run the same line"* ]]
  value=$(cat "$TELEGRAM_STACK_DIR/secrets/telegram-redis/operator.pass")
  rm "$BIN/openssl"
  "$INSTALL" --yes --without-gateway
  [ "$value" = "$(cat "$TELEGRAM_STACK_DIR/secrets/telegram-redis/operator.pass")" ]
  [ -s "$TELEGRAM_STACK_DIR/rendered/telegram-rabbitmq/definitions.json" ]
}

@test "a second one beside it is refused" {
  exec 8>"$TELEGRAM_STACK_DIR/.install.lock"
  flock 8
  run "$INSTALL" --yes --without-gateway </dev/null
  [ "$status" -eq 75 ]
  [[ $output == *"another run is under way"* ]]
}

@test "an argument it does not know is refused with the usage" {
  run "$INSTALL" --fast
  [ "$status" -eq 64 ]
  [[ $output == *"Usage: scripts/install-telegram-stack.sh"* ]]
}
