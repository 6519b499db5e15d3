#!/usr/bin/env bats
# The unit of the gateway, its user and its folders, judged by systemd's own programs; none of them needs a booted systemd.

load helper

setup() {
  UNITS=$REPOSITORY/deploy/systemd
  HOUSE=$BATS_TEST_TMPDIR/house
  mkdir -p "$HOUSE/etc"
}

# unit_with_program: a copy of the unit whose program exists; the real one comes with the installation
unit_with_program() {
  sed 's|^ExecStart=/opt/telegram-gateway/lib/jre/bin/java|ExecStart=/bin/true|' "$UNITS/telegram-gateway.service" \
    >"$HOUSE/telegram-gateway.service"
  grep -q '^ExecStart=/bin/true ' "$HOUSE/telegram-gateway.service"
  printf '%s\n' "$HOUSE/telegram-gateway.service"
}

# value SECTION KEY: what the unit sets there, one a line
value() {
  awk -v section="[$1]" -v key="$2" -F= '/^\[/ { here = $0 == section } here && $1 == key { sub(/^[^=]*=/, ""); print }' \
    "$UNITS/telegram-gateway.service"
}

@test "systemd has nothing to say about the unit" {
  run systemd-analyze verify --man=no "$(unit_with_program)"
  [ "$status" -eq 0 ]
  [ -z "$output" ]
}

@test "a misspelt key would be noticed" {
  unit=$(unit_with_program)
  sed -i 's/^WatchdogSec=/WatchdogSecs=/' "$unit"
  run systemd-analyze verify --man=no "$unit"
  [[ $output == *WatchdogSecs* ]]
}

@test "the service is exposed no more than 1.5" {
  run systemd-analyze security --offline=true --threshold=15 --no-pager "$(unit_with_program)"
  [ "$status" -eq 0 ]
  echo "# ${lines[-1]}" >&3
}

@test "stopping the containers leaves the gateway running" {
  [ -z "$(value Unit Requires)$(value Unit BindsTo)$(value Unit PartOf)" ]
  [[ " $(value Unit After) " == *' docker.service '* ]]
}

@test "a wrong configuration does not restart, everything else does, and not for ever" {
  [ "$(value Service Restart)" = on-failure ]
  [ "$(value Service RestartPreventExitStatus)" = 78 ]
  [ "$(value Service SuccessExitStatus)" = 143 ]
  [ "$(value Unit StartLimitIntervalSec)" = 300 ]
  [ "$(value Unit StartLimitBurst)" = 5 ]
}

@test "the application has more time to stop than it takes" {
  limit=$(value Service TimeoutStopSec)
  own=$(sed -n 's/.*timeout-per-shutdown-phase: \([0-9]*\)s$/\1/p' \
    "$REPOSITORY/gateway-mtproto/src/main/resources/telegram-gateway.yaml")
  [ -n "$own" ]
  ((${limit%s} > own))
}

@test "every credential is named like a setting of the reference" {
  credentials=$(value Service LoadCredentialEncrypted)
  [ "$(wc -l <<<"$credentials")" -ge 5 ]
  while IFS=: read -r name file; do
    grep -qF "\`$name\`" "$REPOSITORY/docs/reference/config.md"
    [ "$file" = "/etc/telegram-gateway/$name.cred" ]
  done <<<"$credentials"
}

@test "the user can have no password and no shell" {
  run systemd-sysusers --root="$HOUSE" "$UNITS/telegram-gateway.sysusers.conf"
  [ "$status" -eq 0 ]
  [[ $(<"$HOUSE/etc/passwd") == *telegram-gateway:x:*:/opt/telegram-gateway:/usr/sbin/nologin* ]]
}

@test "the session directory is the gateway's alone" {
  ((EUID == 0)) || skip 'folders can be given to another user by root only'
  systemd-sysusers --root="$HOUSE" "$UNITS/telegram-gateway.sysusers.conf"
  systemd-tmpfiles --root="$HOUSE" --create "$UNITS/telegram-gateway.tmpfiles.conf"
  user=$(awk -F: '$1 == "telegram-gateway" { print $3 }' "$HOUSE/etc/passwd")
  [ "$(stat -c '%a %u' "$HOUSE/opt/telegram-gateway/.session")" = "700 $user" ]
  [ "$(stat -c '%a %u' "$HOUSE/etc/telegram-gateway")" = '750 0' ]
}
