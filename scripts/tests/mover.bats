#!/usr/bin/env bats
# Moving over and going back: the order of the steps, what is refused, what a failure leaves, and that it goes on there.
# The tool of the store, docker, systemctl and curl only pretend and write down how they were called.
# shellcheck disable=SC2016,SC2154  # the bodies of programs; lines and output are set by run

load helper

setup() {
  HOUSE=$BATS_TEST_TMPDIR/house
  mkdir -p "$HOUSE/scripts/telegram"
  cp -R "$REPOSITORY/scripts/lib" "$HOUSE/scripts/"
  cp "$REPOSITORY"/scripts/telegram/{migrate-to-hybrid,rollback-migration}.sh "$HOUSE/scripts/telegram/"
  export CALLS=$BATS_TEST_TMPDIR/calls WORLD=$BATS_TEST_TMPDIR/world
  mkdir -p "$WORLD/old-session" "$WORLD/stack"
  touch "$WORLD/old-runs" "$CALLS" "$BATS_TEST_TMPDIR/tool.jar"
  echo 'secret of another library' >"$WORLD/old-session/session.txt"
  # java -XX… -jar JAR COMMAND …: fails when the file fail-COMMAND is there
  jdk "$BATS_TEST_TMPDIR/jdk" 25 'while [[ $1 != -jar ]]; do shift; done; shift 2
    echo "store $*" >>"$CALLS"; [[ ! -e $WORLD/fail-$1 ]] || { echo "$1 failed"; exit 1; }
    [[ $1 != copy-from-legacy || $* == *--dry-run* ]] || touch "$3"'
  local bin=$BATS_TEST_TMPDIR/bin
  program "$bin/docker" 'echo "docker $*" >>"$CALLS"
    case "$1 $*" in
      *Running*) [[ -e $WORLD/old-runs ]] && echo true || echo false ;;
      *RestartPolicy*) echo always ;;
      "stop "*) [[ -e $WORLD/deaf ]] || rm -f "$WORLD/old-runs" ;;
      "start "*) touch "$WORLD/old-runs" ;;
    esac'
  program "$bin/systemctl" 'echo "systemctl $*" >>"$CALLS"
    case $1 in
      is-active) [[ -e $WORLD/new-runs ]] ;;
      stop) rm -f "$WORLD/new-runs" ;;
    esac'
  program "$bin/curl" 'if [[ $* == */livez ]]; then [[ -e $WORLD/alive ]] || exit 7; else [[ -e $WORLD/old-runs ]] || exit 7; fi'
  program "$bin/ip" 'echo default'
  program "$bin/ss" 'cat "$WORLD/listening" 2>/dev/null'
  program "$bin/switch" 'echo "switch $*" >>"$CALLS"'
  local name
  for name in start-telegram-stack stop-telegram-stack; do
    program "$HOUSE/scripts/telegram/$name.sh" 'echo "'$name'" >>"$CALLS"
      if [[ $0 == *start* ]]; then [[ ! -e $WORLD/fail-start ]] || exit 1; touch "$WORLD/new-runs"; fi'
  done
  export PATH=$bin:$PATH JAVA_HOME=$BATS_TEST_TMPDIR/jdk TELEGRAM_STACK_DIR=$WORLD/stack TELEGRAM_DB_PASSWORD=x
  export TELEGRAM_LEGACY_CONTAINER=old-gateway TELEGRAM_LEGACY_SESSION_DIR=$WORLD/old-session TELEGRAM_WAIT=1
  export TELEGRAM_SESSION_DIR=$WORLD/new-session TELEGRAM_SWITCH_COMMAND=$bin/switch TELEGRAM_MIN_FREE_MB=1
}

move() {
  "$HOUSE/scripts/telegram/migrate-to-hybrid.sh" --jar "$BATS_TEST_TMPDIR/tool.jar" --backup-to "$WORLD/kept" "$@" </dev/null
}

back() {
  "$HOUSE/scripts/telegram/rollback-migration.sh" --jar "$BATS_TEST_TMPDIR/tool.jar" "$@" </dev/null
}

# calls PATTERN...: the calls of interest come in this order
calls() {
  local from=1 at pattern
  for pattern in "$@"; do
    at=$(tail -n "+$from" "$CALLS" | grep -n -m 1 -e "$pattern" | cut -d: -f1)
    [[ -n $at ]] || { echo "no call of $pattern after line $from of:"; cat "$CALLS"; return 1; }
    from=$((from + at))
  done
}

never() {
  if grep -e "$1" "$CALLS"; then return 1; fi
}

@test "the previous gateway is stopped before the last copy, and the new one starts after the comparison" {
  run move --yes
  [ "$status" -eq 0 ]
  calls 'store backup-legacy' 'store check' 'store copy-from-legacy .*copy.json --report' 'docker update --restart=no' \
    'docker stop' 'store copy-from-legacy .*delta.json' 'store verify-legacy' start-telegram-stack 'store request-audit' 'switch new'
  [ ! -e "$WORLD/old-runs" ]
  [[ $output == *"readers      done"* ]]
}

@test "the session is archived twice, with sums, and the original stays" {
  run move --yes
  [ "$status" -eq 0 ]
  for copy in 1 2; do
    (cd "$WORLD/kept/copy-$copy" && sha256sum --quiet -c session.sha256 session-before.sha256)
    tar -C "$WORLD/old-session" -df "$WORLD/kept/copy-$copy/session.tar"
  done
  [[ $output == *"log in once"* ]]
  [ ! -e "$WORLD/new-session" ]
}

@test "a session of TDLib moves, readable for nobody else" {
  mkdir "$WORLD/old-session/tdlib"
  echo log >"$WORLD/old-session/tdlib/td.binlog"
  chmod 644 "$WORLD/old-session/tdlib/td.binlog"
  run move --yes
  [ "$status" -eq 0 ]
  [ "$(stat -c %a "$WORLD/new-session")" = 700 ]
  [ "$(stat -c %a "$WORLD/new-session/td.binlog")" = 600 ]
  [ -e "$WORLD/old-session/tdlib/td.binlog" ]
}

@test "all problems are listed in one run, and nothing is changed" {
  touch "$WORLD/fail-copy-from-legacy" "$WORLD/fail-check" "$WORLD/new-runs"
  echo 'LISTEN 0 1 127.0.0.1:5434 users:(("postgres",pid=7,fd=6))' >"$WORLD/listening"
  TELEGRAM_LEGACY_SESSION_DIR=$WORLD/nowhere run move --yes
  [ "$status" -eq 69 ]
  for problem in 'copy-from-legacy failed' 'check failed' nowhere 'runs already' 'port 5434 is taken by postgres'; do
    [[ $output == *"$problem"* ]]
  done
  [ ! -e "$WORLD/kept" ]
  [ -e "$WORLD/old-runs" ]
  never 'docker stop\|backup-legacy'
}

@test "a dry run says every step and changes nothing" {
  before=$(cd "$WORLD" && find . | sort)
  run move --dry-run
  [ "$status" -eq 0 ]
  [ "$(grep -c '^would: ' <<<"$output")" -eq 10 ]
  [ "$(cd "$WORLD" && find . | sort)" = "$before" ]
  never 'docker stop\|docker update\|backup-legacy\|start-telegram-stack'
}

@test "a gateway that does not stop ends it before the last copy" {
  touch "$WORLD/deaf"
  run move --yes
  [ "$status" -eq 1 ]
  [[ $output == *"still runs"*"--quick"* ]]
  never 'delta.json\|start-telegram-stack'
}

@test "a difference stops the cut-over, and the next run goes on without stopping anything again" {
  touch "$WORLD/fail-verify-legacy"
  run move --yes
  [ "$status" -eq 1 ]
  [[ $output == *"stopped at verify"*"rollback-migration.sh --quick"* ]]
  never start-telegram-stack
  rm "$WORLD/fail-verify-legacy"
  : >"$CALLS"
  run move
  [ "$status" -eq 0 ]
  never 'backup-legacy\|docker stop'
  calls 'store copy-from-legacy .*delta.json' 'store verify-legacy' start-telegram-stack 'switch new'
  : >"$CALLS"
  run move --format json
  [ "$status" -eq 0 ]
  [ ! -s "$CALLS" ]
  [[ $output == *'{"step":"verify","status":"done","seconds":'* ]]
}

@test "a new gateway that waits for its login is no failure, one that does not live is" {
  touch "$WORLD/fail-start"
  run move --yes
  [ "$status" -eq 1 ]
  [[ $output == *"stopped at start"* ]]
  never 'switch new'
  touch "$WORLD/alive"
  run move
  [ "$status" -eq 0 ]
  [[ $output == *"log in now"* ]]
  calls 'store request-audit' 'switch new'
}

@test "it asks only on a terminal, and refuses without one" {
  run move
  [ "$status" -eq 64 ]
  [[ $output == *"say --yes"* ]]
  [ ! -s "$CALLS" ]
}

@test "a second run at the same time is refused" {
  exec {held}>"$WORLD/stack/migration.json.lock"
  flock "$held"
  run move --yes
  [ "$status" -eq 75 ]
}

@test "wrong usage is 64, and help tells the steps" {
  run move --fast
  [ "$status" -eq 64 ]
  run move --format xml
  [ "$status" -eq 64 ]
  run back --state "$WORLD/stack/migration.json"
  [ "$status" -eq 64 ]
  run back --quick --full
  [ "$status" -eq 64 ]
  run back --help
  [ "$status" -eq 0 ]
  [[ $output == *"--quick"* ]]
}

@test "the quick way back stops the new gateway, writes back, and starts the previous one as it was" {
  move --yes
  : >"$CALLS"
  run back --quick --yes
  [ "$status" -eq 0 ]
  calls 'systemctl stop telegram-gateway' 'store export-to-legacy' 'switch old' 'docker update --restart=always' 'docker start'
  never 'restore-legacy\|stop-telegram-stack'
  [ -e "$WORLD/old-runs" ]
  [ ! -e "$WORLD/new-runs" ]
  run back --quick --yes
  [ "$status" -eq 66 ]
  run move --dry-run
  [ "$(grep -c '^would: ' <<<"$output")" -eq 10 ]
}

@test "the previous gateway does not start when the writing back fails" {
  move --yes
  touch "$WORLD/fail-export-to-legacy"
  run back --quick --yes
  [ "$status" -eq 1 ]
  [[ $output == *"stopped at export"* ]]
  [ ! -e "$WORLD/old-runs" ]
  rm "$WORLD/fail-export-to-legacy"
  run back --quick --yes
  [ "$status" -eq 0 ]
  [ -e "$WORLD/old-runs" ]
}

@test "the full way back restores the session from a copy that is whole" {
  move --yes
  echo damaged >"$WORLD/old-session/session.txt"
  echo damaged >"$WORLD/kept/copy-1/session.tar"
  : >"$CALLS"
  run back --full --yes
  [ "$status" -eq 0 ]
  calls 'systemctl stop telegram-gateway' 'store restore-legacy' 'store export-to-legacy' stop-telegram-stack 'switch old' 'docker start'
  [ "$(cat "$WORLD/old-session/session.txt")" = 'secret of another library' ]
  grep -q damaged "$WORLD"/old-session.set-aside-*/session.txt
}

@test "a dry run back prints every step, and without a migration there is no way back" {
  run back --full --dry-run
  [ "$status" -eq 66 ]
  move --yes
  before=$(cd "$WORLD" && find . | sort)
  run back --full --dry-run
  [ "$status" -eq 0 ]
  [ "$(grep -c '^would: ' <<<"$output")" -eq 7 ]
  [ "$(cd "$WORLD" && find . | sort)" = "$before" ]
}

@test "whoever has a file of a session open is found" {
  mkdir "$WORLD/held-session"
  exec {held}>"$WORLD/held-session/db"
  run bash -c 'source "$1/scripts/lib/common.sh"; source "$1/scripts/lib/mover.sh"; session_user "$2"' _ "$HOUSE" "$WORLD/held-session"
  [ "$status" -eq 0 ]
  [ -e "/proc/$output" ]
  exec {held}>&-
  run bash -c 'source "$1/scripts/lib/common.sh"; source "$1/scripts/lib/mover.sh"; session_user "$2"' _ "$HOUSE" "$WORLD/held-session"
  [ "$status" -eq 1 ]
}
