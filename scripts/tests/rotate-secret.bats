#!/usr/bin/env bats
# The exchange of secrets, with a docker that only writes down what it is told. On real servers: RenderedServersIT.
# shellcheck disable=SC2016  # programs in single quotes

load helper

setup() {
  TELEGRAM_STACK_DIR=$(mktemp -d "$BATS_TEST_TMPDIR/stack.XXXX")
  CALLS=$BATS_TEST_TMPDIR/calls
  export TELEGRAM_STACK_DIR CALLS
  BIN=$BATS_TEST_TMPDIR/bin
  program "$BIN/docker" 'if [[ $1 == inspect ]]; then echo "${RUNNING-true}"; else echo "docker $*" >>"$CALLS"; [[ -z ${FAILING-} ]]; fi'
  program "$BIN/systemctl" 'exit 3'
  PATH=$BIN:$PATH
  ROTATE=$REPOSITORY/scripts/rotate-secret.sh
  touch "$CALLS"
  bash -c 'set -Eeuo pipefail; cd "$1/scripts/lib"; for part in common environment secrets render; do . ./$part.sh; done
    make_secrets; render_all' _ "$REPOSITORY"
}

value() {
  cat "$TELEGRAM_STACK_DIR/secrets/$1"
}

@test "a role's password changes in all its files, at the database and the pooler, before its reader starts again" {
  before=$(value telegram-timescaledb/api.pass)
  run "$ROTATE" --yes db.api </dev/null
  [ "$status" -eq 0 ]
  [ "$before" != "$(value telegram-timescaledb/api.pass)" ]
  [ "$(value telegram-timescaledb/api.pass)" = "$(value telegram-gateway-api/spring.datasource.password)" ]
  grep -qF "\"api\" \"$(value telegram-timescaledb/api.pass)\"" "$TELEGRAM_STACK_DIR/rendered/telegram-pgbouncer/userlist.txt"
  mapfile -t calls <"$CALLS"
  [[ ${calls[0]} == *"telegram-timescale sh /docker-entrypoint-initdb.d/100-roles.sh" ]]
  [ "${calls[1]}" = 'docker kill --signal HUP telegram-pgbouncer' ]
  [ "${calls[2]}" = 'docker restart telegram-gateway-api' ]
  [[ $output != *"$before"* && $output != *"$(value telegram-timescaledb/api.pass)"* ]]
}

@test "a key holds beside the new one until it is finished" {
  before=$(value telegram-gateway-api/telegram.worker.token)
  "$ROTATE" --yes key.worker.api
  now=$(value telegram-gateway-api/telegram.worker.token)
  [[ $(value tp-capital-worker/tp-capital.http.keys) == *",$now,$before,"* ]]
  [ "$(head -n 1 "$CALLS")" = 'docker restart tp-capital-worker' ]
  [ "$(sed -n 2p "$CALLS")" = 'docker restart telegram-gateway-api' ]
  "$ROTATE" --yes --finish key.worker.api
  [[ $(value tp-capital-worker/tp-capital.http.keys) != *"$before"* ]]
  [[ $(value tp-capital-worker/tp-capital.http.keys) == *",$now,"* ]]
}

@test "the key of the session keeps the one before until it is finished" {
  before=$(value telegram-gateway/telegram.session.encryption-key)
  "$ROTATE" --yes session.key
  [ "$(value telegram-gateway/telegram.session.former-encryption-key)" = "$before" ]
  "$ROTATE" --yes --finish session.key
  [ ! -e "$TELEGRAM_STACK_DIR/secrets/telegram-gateway/telegram.session.former-encryption-key" ]
}

@test "the newest cursor secret comes first" {
  before=$(value telegram-gateway-api/telegram.page.cursor-secret)
  "$ROTATE" --yes cursor.api
  [[ $(value telegram-gateway-api/telegram.page.cursor-secret) == *",$before" ]]
}

@test "every secret has its procedure" {
  while read -r name _; do
    "$ROTATE" --dry-run "$name" 2>>"$BATS_TEST_TMPDIR/steps" || { echo "failed: $name"; return 1; }
  done < <("$ROTATE" --list)
  # the gateway's own and those of people restart nothing here, all others name a step
  [ "$(grep -c 'step: ' "$BATS_TEST_TMPDIR/steps")" -ge 40 ]
  [ "$("$ROTATE" --list | wc -l)" -ge 27 ]
}

@test "a failed step leaves the new value and the line that goes on" {
  FAILING=yes run "$ROTATE" --yes db.worker </dev/null
  [ "$status" -ne 0 ]
  [[ $output == *"--apply --yes db.worker"* ]]
  now=$(value telegram-timescaledb/worker.pass)
  : >"$CALLS"
  run "$ROTATE" --apply --yes db.worker </dev/null
  [ "$status" -eq 0 ]
  [ "$now" = "$(value telegram-timescaledb/worker.pass)" ]
  grep -q 'restart tp-capital-worker' "$CALLS"
}

@test "servers that do not run are left out, and named" {
  RUNNING=false run "$ROTATE" --yes rabbit.worker </dev/null
  [ "$status" -eq 0 ]
  [[ $output == *"telegram-rabbitmq does not run: it reads the new value when it starts"* ]]
  [ ! -s "$CALLS" ]
}

@test "a dry run says the steps and changes nothing" {
  before=$(value telegram-redis/api.pass)
  run "$ROTATE" --dry-run redis.api </dev/null
  [ "$status" -eq 0 ]
  [[ $output == *"step: docker exec telegram-redis-master"*"step: docker restart telegram-gateway-api"* ]]
  [ "$before" = "$(value telegram-redis/api.pass)" ]
  [ ! -s "$CALLS" ]
}

@test "no terminal, no such name, nothing to finish" {
  run "$ROTATE" db.api </dev/null
  [ "$status" -eq 64 ]
  run "$ROTATE" --yes db.nobody
  [ "$status" -eq 64 ]
  run "$ROTATE" --yes --finish db.api
  [ "$status" -eq 64 ]
  run "$ROTATE" --yes --finish key.api.worker
  [ "$status" -eq 0 ]
  [[ $output == *"nothing to finish"* ]]
}
