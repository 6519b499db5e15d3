#!/usr/bin/env bats
# What migrate.sh hands to the schema tool. Java and Maven only pretend.

load helper

setup() {
  house
  cp "$REPOSITORY/scripts/migrate.sh" "$HOUSE/scripts/"
  export JAVA_HOME=$BATS_TEST_TMPDIR/jdk HOME=$BATS_TEST_TMPDIR/home TMPDIR=$BATS_TEST_TMPDIR
  export TELEGRAM_STACK_DIR=$HOUSE/deploy/compose
  unset TELEGRAM_DB_PASSWORD TELEGRAM_DB_PASSWORD_FILE TELEGRAM_DB_HOST TELEGRAM_DB_PORT
  mkdir -p "$HOME" "$HOUSE/message-store/target" "$HOUSE/message-store/src/main" "$TELEGRAM_STACK_DIR/secrets/telegram-timescaledb"
  # shellcheck disable=SC2016  # for the pretended programs
  jdk "$JAVA_HOME" 25.0.1 'printf "%s\n" "$@" >"$HOME/arguments"; env >"$HOME/environment"; exit "${JAVA_EXIT:-0}"'
  JAR=$HOUSE/message-store/target/message-store-0.1.0-exec.jar
  # shellcheck disable=SC2016
  program "$BATS_TEST_TMPDIR/bin/mvn" \
    'case $* in *--version*) echo "Apache Maven 3.9.9" ;; *) echo "$*" >>"$HOME/builds"; touch "$JAR" ;; esac'
  export JAR PATH=$BATS_TEST_TMPDIR/bin:$PATH
  echo hush >"$TELEGRAM_STACK_DIR/secrets/telegram-timescaledb/telegram.pass"
}

migrate() {
  run "$HOUSE/scripts/migrate.sh" "$@"
}

@test "explains itself, and refuses what it does not know with 64" {
  migrate --help
  [ "$status" -eq 0 ]
  [[ $output == *--gateway-only*--dry-run*'Exit codes'* && $output != *'set -E'* ]]
  for wrong in --nonsense more --flavour --flavour= --jar; do
    migrate "$wrong"
    [ "$status" -eq 64 ]
  done
  [ ! -e "$HOME/arguments" ]
}

@test "hands its options on, and the secret as a file" {
  touch "$JAR"
  printf 'TELEGRAM_DB_PORT=5999\n' >"$TELEGRAM_STACK_DIR/.env"
  migrate --gateway-only --flavour plain --dry-run --format=json
  [ "$status" -eq 0 ]
  tail -n 6 "$HOME/arguments" >"$HOME/last"
  [ "$(paste -sd' ' "$HOME/last")" = "$JAR migrate --gateway-only --flavour=plain --dry-run --format=json" ]
  grep -qx 'TELEGRAM_DB_PORT=5999' "$HOME/environment"
  grep -qx "TELEGRAM_DB_PASSWORD_FILE=$TELEGRAM_STACK_DIR/secrets/telegram-timescaledb/telegram.pass" "$HOME/environment"
  run grep -c hush "$HOME/environment"
  [ "$output" = 0 ]
}

@test "builds when a source is newer, and not when none is" {
  touch -d '2 hours ago' "$HOUSE/message-store/src/main"
  touch -d '1 hour ago' "$JAR"
  migrate
  [ ! -e "$HOME/builds" ]
  touch "$HOUSE/message-store/src/main/New.java"
  migrate
  [ "$(wc -l <"$HOME/builds")" -eq 1 ]
  grep -q -- '-pl message-store -am' "$HOME/builds"
}

@test "ends with the tool's own exit code" {
  touch "$JAR"
  JAVA_EXIT=65 migrate
  [ "$status" -eq 65 ]
}

@test "a missing secret is named" {
  touch "$JAR"
  rm "$TELEGRAM_STACK_DIR/secrets/telegram-timescaledb/telegram.pass"
  migrate
  [ "$status" -eq 66 ]
  [[ $output == *telegram-timescaledb/telegram.pass* ]]
  [ ! -e "$HOME/arguments" ]
}

@test "two runs at once are one too many" {
  touch "$JAR"
  exec 8>"$BATS_TEST_TMPDIR/telegram-migrate-$(id -u)-localhost-5434.lock"
  flock 8
  migrate
  [ "$status" -eq 75 ]
  [[ $output == *'another run'* ]]
}
