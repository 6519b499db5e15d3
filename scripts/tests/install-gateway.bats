#!/usr/bin/env bats
# Installing the gateway below a folder of its own. Java only pretends; systemd's own programs are real, and none is running.

# shellcheck disable=SC2016  # what must not be expanded is the point
load helper

setup() {
  ((EUID == 0)) || skip 'a service is installed by root'
  house
  cp "$REPOSITORY/scripts/install-gateway.sh" "$HOUSE/scripts/"
  mkdir -p "$HOUSE/deploy" "$HOUSE/gateway-mtproto/src/main/resources"
  cp -R "$REPOSITORY/deploy/systemd" "$HOUSE/deploy/"
  SYSTEM=$BATS_TEST_TMPDIR/system
  export JAVA_HOME=$BATS_TEST_TMPDIR/jdk HOME=$BATS_TEST_TMPDIR TELEGRAM_STACK_DIR=$BATS_TEST_TMPDIR/stack
  mkdir -p "$SYSTEM"/{etc,var,opt,usr} "$TELEGRAM_STACK_DIR/secrets/telegram-gateway"
  # shellcheck disable=SC2016  # for the pretended program
  jdk "$JAVA_HOME" 25.0.1 'case $* in
    *extract*) [[ -z ${EXTRACT_FAILS-} ]] || exit 1
      while [[ $1 != --destination ]]; do shift; done; mkdir -p "$2/lib"; echo app >"$2/gateway-mtproto.jar"; echo a >"$2/lib/a.jar" ;;
    *AOTCacheOutput*) for a in "$@"; do case $a in -XX:AOTCacheOutput=*) echo aot >"${a#*=}" ;; esac; done ;;
    *-version*) [[ ! -e $HOME/java-is-broken ]] ;;
  esac'
  JAR=$BATS_TEST_TMPDIR/gateway-mtproto-1-exec.jar TDLIB=$BATS_TEST_TMPDIR/libtdjson.so
  echo one >"$JAR"
  echo td >"$TDLIB"
  for name in telegram.session.encryption-key telegram.session.api-hash telegram.http.keys spring.datasource.password \
    telegram.redis.password telegram.queue.password; do
    echo "value of $name" >"$TELEGRAM_STACK_DIR/secrets/telegram-gateway/$name"
  done
  printf '%s\n' 'TELEGRAM_PGBOUNCER_PORT=6434' 'TELEGRAM_DB_USER=telegram' 'TZ="America/Sao Paulo $x"' 'GRAFANA_PORT=1' \
    >"$TELEGRAM_STACK_DIR/.env"
}

install_gateway() {
  run "$HOUSE/scripts/install-gateway.sh" --root "$SYSTEM" --jar "$JAR" --tdlib "$TDLIB" "$@"
}

# tree: every file below the system with its mode, owner and content
tree() {
  (cd "$SYSTEM" && find . -not -path './run*' \( -type f -o -type l \) -not -name 'credential.secret' -printf '%p %m %U:%G %l\n' | sort
    find . -type f -not -path './run*' -print0 | sort -z | xargs -0 -r sha256sum)
}

@test "explains itself, and refuses what it does not know with 64" {
  run "$HOUSE/scripts/install-gateway.sh" --help
  [ "$status" -eq 0 ]
  [[ $output == *--rollback*--uninstall*'Exit codes'* && $output != *'set -E'* ]]
  for wrong in --nonsense more --root --purge; do
    run "$HOUSE/scripts/install-gateway.sh" "$wrong"
    [ "$status" -eq 64 ]
  done
}

@test "a fresh installation is whole, and a second run changes nothing" {
  install_gateway
  [ "$status" -eq 0 ]
  home=$SYSTEM/opt/telegram-gateway
  user=$(awk -F: '$1 == "telegram-gateway" { print $3 }' "$SYSTEM/etc/passwd")
  [ "$(stat -c '%a %u' "$home/.session")" = "700 $user" ]
  [ "$(stat -c '%a %u' "$home/lib")" = '755 0' ]
  [ -s "$home/lib/gateway-mtproto.jar" ] && [ -s "$home/lib/libtdjson.so" ] && [ -x "$home/lib/jre/bin/java" ]
  grep -qx -- '-XX:AOTCache=lib/gateway.aot' "$home/lib/java.options"
  cmp "$HOUSE/deploy/systemd/telegram-gateway.service" "$SYSTEM/etc/systemd/system/telegram-gateway.service"
  [ "$(readlink "$SYSTEM/usr/local/lib/telegram-stack")" = "$HOUSE" ]
  before=$(tree)
  install_gateway
  [ "$status" -eq 0 ]
  [ "$(tree)" = "$before" ]
}

@test "systemd has nothing to say about the installed system" {
  install_gateway
  # the link points to the pretended JDK, outside of the system
  rm "$SYSTEM/opt/telegram-gateway/lib/jre"
  program "$SYSTEM/opt/telegram-gateway/lib/jre/bin/java" ''
  mkdir -p "$SYSTEM/usr/lib/systemd"
  cp -R /usr/lib/systemd/system "$SYSTEM/usr/lib/systemd/"
  run systemd-analyze verify --man=no --root="$SYSTEM" telegram-gateway.service
  [[ $output != *telegram-gateway* ]]
}

@test "settings come from .env, the roles are the gateway's own, and own lines stay" {
  install_gateway
  env=$SYSTEM/etc/telegram-gateway/gateway.env
  [ "$(stat -c %a "$env")" = 640 ]
  grep -qx 'TELEGRAM_DB_USER=gateway' "$env"
  grep -qx 'TELEGRAM_PGBOUNCER_PORT=6434' "$env"
  grep -qx 'TELEGRAM_GATEWAY_BIND=127.0.0.1,172.25.0.1' "$env"
  grep -qxF 'TZ="America/Sao Paulo \$x"' "$env"
  [ "$(grep -c 'GRAFANA\|DB_USER=telegram$' "$env")" = 0 ]
  echo 'TELEGRAM_INGEST_LANES=4' >>"$env"
  echo 'TELEGRAM_ACCOUNT=second' >>"$TELEGRAM_STACK_DIR/.env"
  install_gateway
  [ "$(tail -n 1 "$env")" = 'TELEGRAM_INGEST_LANES=4' ]
  grep -qx 'TELEGRAM_ACCOUNT=second' "$env"
}

@test "every name the gateway reads is one the installer knows" {
  names=$(grep -o '\${[A-Z_]*' "$REPOSITORY/gateway-mtproto/src/main/resources/telegram-gateway.yaml" | tr -d '${' | sort -u)
  known=" $(sed -n '/^readonly GATEWAY_\(NAMES\|ROLES\)=(/,/)$/p' "$HOUSE/scripts/lib/gateway-service.sh" | tr '\n()=' '    ') "
  for name in $names; do
    case $name in
      *PASSWORD | *_KEY | *_HASH | *_TOKEN | CREDENTIALS_DIRECTORY) ;; # credentials
      TELEGRAM_SESSION_DIR | TDLIB_LIBRARY_PATH) ;;                     # where the installer puts them
      *) [[ $known == *" $name "* ]] || { echo "unknown: $name"; false; } ;;
    esac
  done
}

@test "credentials are encrypted, each for its name, and made anew only when the secret changed" {
  install_gateway
  [[ $output != *'no credential was written'* ]] || skip 'systemd-creds does not run here'
  cred=$SYSTEM/etc/telegram-gateway/telegram.http.keys.cred
  [ "$(stat -c '%a %u' "$cred")" = '600 0' ]
  [ "$(grep -c 'value of' "$cred")" = 0 ]
  key=$SYSTEM/var/lib/systemd/credential.secret
  [ "$(SYSTEMD_CREDENTIAL_SECRET=$key systemd-creds decrypt --name=telegram.http.keys "$cred" -)" = 'value of telegram.http.keys' ]
  sum=$(sha256sum "$cred" "$SYSTEM"/etc/telegram-gateway/spring*.cred)
  echo changed >"$TELEGRAM_STACK_DIR/secrets/telegram-gateway/telegram.http.keys"
  install_gateway
  [ "$(SYSTEMD_CREDENTIAL_SECRET=$key systemd-creds decrypt --name=telegram.http.keys "$cred" -)" = changed ]
  [ "$(sha256sum "$cred" "$SYSTEM"/etc/telegram-gateway/spring*.cred | tail -n 1)" = "$(tail -n 1 <<<"$sum")" ]
  [ -z "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'telegram-gateway-install.*' -newer "$JAR")" ]
}

@test "an upgrade keeps the version before, and goes back to it" {
  install_gateway
  echo two >"$JAR"
  install_gateway
  home=$SYSTEM/opt/telegram-gateway
  new=$(<"$home/lib/INSTALLED") old=$(<"$home/lib.previous/INSTALLED")
  [ "$new" != "$old" ]
  install_gateway --rollback
  [ "$status" -eq 0 ]
  [ "$(<"$home/lib/INSTALLED")" = "$old" ]
  [ "$(<"$home/lib.previous/INSTALLED")" = "$new" ]
}

@test "a failed step leaves the installed version as it was" {
  install_gateway
  before=$(tree)
  echo two >"$JAR"
  echo '# changed' >>"$HOUSE/deploy/systemd/telegram-gateway.service"
  echo 'TELEGRAM_ACCOUNT=second' >>"$TELEGRAM_STACK_DIR/.env"
  EXTRACT_FAILS=yes install_gateway
  [ "$status" -eq 1 ]
  [[ $output == *'what this run did is undone'* ]]
  [ "$(tree)" = "$before" ]
  touch "$HOME/java-is-broken" # noticed only after the switch
  install_gateway
  [ "$status" -eq 1 ]
  [ "$(tree)" = "$before" ]
}

@test "a first installation that fails leaves nothing" {
  EXTRACT_FAILS=yes install_gateway
  [ "$status" -eq 1 ]
  # the files of users stay, without ours
  find "$SYSTEM" -type f -not -path '*/run/*' -not -path '*/etc/*passwd*' -not -path '*/etc/*group*' -not -path '*/etc/*shadow*' \
    -not -name .pwd.lock >"$BATS_TEST_TMPDIR/left"
  cat "$BATS_TEST_TMPDIR/left"
  [ ! -s "$BATS_TEST_TMPDIR/left" ]
  [ "$(grep -c telegram-gateway "$SYSTEM/etc/passwd")" = 0 ]
}

@test "taking it away keeps session, settings and user, unless purged" {
  install_gateway
  echo precious >"$SYSTEM/opt/telegram-gateway/.session/td.bin"
  install_gateway --uninstall
  [ "$status" -eq 0 ]
  [ ! -L "$SYSTEM/usr/local/lib/telegram-stack" ]
  [ ! -e "$SYSTEM/opt/telegram-gateway/lib" ] && [ ! -e "$SYSTEM/etc/systemd/system/telegram-gateway.service" ]
  [ -e "$SYSTEM/opt/telegram-gateway/.session/td.bin" ] && [ -e "$SYSTEM/etc/telegram-gateway/gateway.env" ]
  install_gateway --uninstall --purge </dev/null
  [ "$status" -eq 64 ]
  [ -e "$SYSTEM/opt/telegram-gateway/.session/td.bin" ]
  install_gateway --uninstall --purge --yes
  [ "$status" -eq 0 ]
  [ ! -e "$SYSTEM/opt/telegram-gateway" ] && [ ! -e "$SYSTEM/etc/telegram-gateway" ]
  [ "$(grep -c telegram-gateway "$SYSTEM/etc/passwd")" = 0 ]
}

@test "a dry run changes nothing and lists what it would do" {
  before=$(tree)
  install_gateway --dry-run
  [ "$status" -eq 0 ]
  [[ $output == *"program: $SYSTEM/opt/telegram-gateway/lib"*'file: '*telegram-gateway.service*settings:*credentials:* ]]
  [ "$(tree)" = "$before" ]
}

@test "all problems are listed at once, before the first change" {
  rm "$TELEGRAM_STACK_DIR/secrets/telegram-gateway/telegram.http.keys"
  : >"$TELEGRAM_STACK_DIR/secrets/telegram-gateway/spring.datasource.password"
  program "$BATS_TEST_TMPDIR/bin/systemctl" 'echo "systemd 249 (249.1)"'
  program "$BATS_TEST_TMPDIR/bin/df" 'printf "x\nx 1 1 12 1 /\n"'
  PATH=$BATS_TEST_TMPDIR/bin:$PATH install_gateway
  [ "$status" -eq 69 ]
  [[ $output == *'systemd 250 or newer'*'12 are free'*'4 problems'* ]]
  [[ $output == *telegram.http.keys* && $output == *spring.datasource.password* ]]
  [ ! -e "$SYSTEM/opt/telegram-gateway" ]
}
