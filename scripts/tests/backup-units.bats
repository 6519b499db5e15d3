#!/usr/bin/env bats
# The units of the backup and of the drill, judged by systemd's own programs; none of them needs a booted systemd.

load helper

setup() {
  UNITS=$BATS_TEST_TMPDIR/units
  mkdir "$UNITS"
  cp "$REPOSITORY"/deploy/systemd/telegram-{backup,restore-drill}.{service,timer} "$UNITS/"
  # the programs are there after the installation only
  sed -i 's|^ExecStart=/usr/local/lib/telegram-stack/[^ ]*|ExecStart=/bin/true|' "$UNITS"/*.service
}

@test "systemd has nothing to say about them" {
  run systemd-analyze verify --man=no "$UNITS"/*.timer "$UNITS"/*.service
  [ "$status" -eq 0 ]
  [ -z "$output" ]
}

@test "they run scripts that exist, without a question" {
  for unit in "$REPOSITORY"/deploy/systemd/telegram-{backup,restore-drill}.service; do
    script=$(sed -n 's|^ExecStart=/usr/local/lib/telegram-stack/\([^ ]*\).*|\1|p' "$unit")
    [ -x "$REPOSITORY/$script" ]
  done
  grep -q '^ExecStart=.*/backup-telegram-stack.sh --yes$' "$REPOSITORY/deploy/systemd/telegram-backup.service"
}

@test "a backup is made every day, a drill every week, and a missed one is made up for" {
  [ "$(systemd-analyze calendar --base-time=2026-11-23 --iterations=2 "$(sed -n 's/^OnCalendar=//p' "$UNITS/telegram-backup.timer")" |
    grep -c '03:15:00')" -ge 2 ]
  systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$UNITS/telegram-restore-drill.timer")" | grep -q 'Normalized form: Sun'
  [ "$(grep -l '^Persistent=true$' "$UNITS"/*.timer | wc -l)" -eq 2 ]
}
