# shellcheck shell=bash
# shellcheck disable=SC2154  # dry_run, yes, purge, jar, tdlib, HOST, HOME_FOLDER, SETTINGS and REPOSITORY_LINK are the script's
# The steps of install-gateway.sh. Needs common.sh, packages.sh, java.sh, jars.sh, environment.sh.

readonly SYSTEMD_FLOOR=250 DISK_MB=700
readonly SERVICE=telegram-gateway
UNITS=$ROOT/deploy/systemd
# What of .env the gateway reads; scripts/tests/install-gateway.bats compares it with the gateway's settings file.
readonly GATEWAY_NAMES=(
  GATEWAY_PORT TELEGRAM_GATEWAY_BIND LOG_LEVEL TELEGRAM_ACCOUNT TELEGRAM_CHANNELS TELEGRAM_RETENTION_DAYS
  TELEGRAM_COMPRESS_AFTER_DAYS TELEGRAM_AUDIT_HOURS
  TELEGRAM_DB_HOST TELEGRAM_DB_NAME TELEGRAM_PGBOUNCER_HOST TELEGRAM_PGBOUNCER_PORT TELEGRAM_GATEWAY_DB_POOL_MAX
  TELEGRAM_GATEWAY_DB_CONNECTION_TIMEOUT_MS TELEGRAM_REDIS_ENABLED TELEGRAM_REDIS_HOST TELEGRAM_REDIS_PORT
  TELEGRAM_REDIS_SENTINELS TELEGRAM_ENABLE_QUEUE TELEGRAM_RABBITMQ_HOST TELEGRAM_RABBITMQ_PORT TELEGRAM_API_ID
  TELEGRAM_PHONE_NUMBER TELEGRAM_SESSION_REQUIRED TDLIB_PROXY TDLIB_TEST_DC TELEGRAM_IMPORT_ZONE TZ
)
# The gateway's own role on each server, whatever .env says of others.
readonly GATEWAY_ROLES=(TELEGRAM_DB_USER TELEGRAM_REDIS_USER TELEGRAM_RABBITMQ_USER)
readonly OWN_SETTINGS='# --- own settings below this line are kept'

# systemd_runs: whether this host, not one below --root, is run by systemd.
systemd_runs() {
  [[ -z $HOST && -d /run/systemd/system ]]
}

service_is_active() {
  systemd_runs && systemctl is-active --quiet "$SERVICE.service"
}

# targets: "source<TAB>target" of every file of deploy/systemd that systemd reads.
targets() {
  local file name
  for file in "$UNITS"/*; do
    name=$(basename "$file")
    case $name in
      *.service | *.timer) printf '%s\t%s\n' "$file" "$HOST/etc/systemd/system/$name" ;;
      *.sysusers.conf) printf '%s\t%s\n' "$file" "$HOST/etc/sysusers.d/${name/.sysusers/}" ;;
      *.tmpfiles.conf) printf '%s\t%s\n' "$file" "$HOST/etc/tmpfiles.d/${name/.tmpfiles/}" ;;
    esac
  done
}

# timers: those of them that start something by the clock: the nightly backup, the weekly drill.
timers() {
  targets | sed -n 's|.*/\([^/]*\.timer\)$|\1|p'
}

# credential_names: those the unit loads.
credential_names() {
  sed -n 's/^LoadCredentialEncrypted=\([^:]*\):.*/\1/p' "$UNITS/$SERVICE.service"
}

# is_needed CREDENTIAL: the others may be empty where what they are for is switched off.
is_needed() {
  case $1 in
    telegram.session.api-hash) [[ ${TELEGRAM_API_ID:-0} != 0 ]] ;;
    telegram.redis.password) [[ ${TELEGRAM_REDIS_ENABLED:-true} == true ]] ;;
    telegram.session.former-encryption-key) false ;;
    telegram.redis.sentinel-password) [[ -n ${TELEGRAM_REDIS_SENTINELS-} ]] ;;
    telegram.queue.password) [[ ${TELEGRAM_ENABLE_QUEUE:-false} == true ]] ;;
  esac
}

check_host() {
  local version
  version=$(systemctl --version 2>/dev/null | sed -n '1s/^systemd \([0-9]*\).*/\1/p')
  [[ -n $version ]] && ((version >= SYSTEMD_FLOOR)) || problems+=("systemd $SYSTEMD_FLOOR or newer is needed, found ${version:-none}")
  [[ $(uname -m) == x86_64 ]] || problems+=("TDLib's pinned library is for x86-64, this is $(uname -m)")
  getconf GNU_LIBC_VERSION >/dev/null 2>&1 || problems+=("TDLib's pinned library needs glibc")
  version=$(df -Pm "${HOST:-/}" | awk 'NR == 2 { print $4 }')
  ((version >= DISK_MB)) || problems+=("$DISK_MB MB are needed below ${HOST:-/}, $version are free")
  if [[ -z $HOST ]] && ! service_is_active && (exec 3<>"/dev/tcp/127.0.0.1/${GATEWAY_PORT:-4006}") 2>/dev/null; then
    problems+=("port ${GATEWAY_PORT:-4006} is taken: $(ss -Hltnp "sport = :${GATEWAY_PORT:-4006}" 2>/dev/null | grep -o 'users:.*' || echo 'by another program')")
  fi
}

check_java() {
  if ! JAVA_HOME=$(find_jdk); then
    problems+=("no JDK $JDK_FLOOR or newer was found; JAVA_HOME may name it")
    return
  fi
  JAVA_HOME=$(realpath "$JAVA_HOME")
  export JAVA_HOME
  case $JAVA_HOME in
    /home/* | /root/*) problems+=("the JDK $JAVA_HOME is below a home folder, which the service cannot see: install one for all") ;;
  esac
}

check_secrets() {
  local name file
  while IFS= read -r name; do
    file=$TELEGRAM_STACK_DIR/secrets/$SERVICE/$name
    if is_needed "$name" && [[ ! -r $file || ! -s $file ]]; then
      problems+=("the secret $file is missing, empty or not readable")
    fi
  done < <(credential_names)
}

# check_install: every problem at once, then what would be done.
check_install() {
  local source target
  problems=()
  check_host
  check_java
  check_secrets
  : "${tdlib:=$ROOT/tdlib-client/native/node_modules/@prebuilt-tdlib/linux-x64-glibc/libtdjson.so}"
  if [[ ! -r $tdlib ]] && ! command -v npm >/dev/null; then
    problems+=("$tdlib is missing, and so is npm to fetch it")
  fi
  if ((${#problems[@]})); then
    printf '  %s\n' "${problems[@]}" >&2
    fail "$EX_UNAVAILABLE" "${#problems[@]} problems, nothing was changed"
  fi
  plan+=("program: $HOME_FOLDER/lib, from ${jar:-gateway-mtproto/target}, Java of $JAVA_HOME; the version before stays in lib.previous")
  while IFS=$'\t' read -r source target; do
    cmp -s "$source" "$target" || plan+=("file: $target")
  done < <(targets)
  plan+=("settings: $SETTINGS/gateway.env" "credentials: $(credential_names | paste -sd' ')")
}

# --- undoing ------------------------------------------------------------------------------------------------------

# keep FILE: remembers it as it is now, so that a failure brings it back.
keep() {
  local place=$work/kept$1
  grep -qxF -- "$1" "$work/kept.list" 2>/dev/null && return
  printf '%s\n' "$1" >>"$work/kept.list"
  mkdir -p "$(dirname "$place")"
  if [[ -e $1 ]]; then cp -a -- "$1" "$place"; fi
}

undo() {
  local status=$? file
  trap - EXIT
  if ((status)) && [[ -n ${changing-} ]]; then
    say 'a step failed: what this run did is undone'
    if [[ -n ${swapped-} ]]; then
      rm -rf "${HOME_FOLDER:?}/lib"
      if [[ -e $HOME_FOLDER/lib.previous ]]; then mv "$HOME_FOLDER/lib.previous" "$HOME_FOLDER/lib"; fi
      if [[ -e $HOME_FOLDER/lib.older ]]; then mv "$HOME_FOLDER/lib.older" "$HOME_FOLDER/lib.previous"; fi
    fi
    if [[ -f $work/kept.list ]]; then
      while IFS= read -r file; do
        rm -f -- "$file"
        if [[ -e $work/kept$file ]]; then cp -a -- "$work/kept$file" "$file"; fi
      done <"$work/kept.list"
    fi
    rm -rf "$HOME_FOLDER/lib.new"
    if [[ -n ${linked-} ]]; then rm -f "$REPOSITORY_LINK"; fi
    if [[ -n ${fresh-} ]]; then remove_user_and_folders; fi
    if systemd_runs; then
      systemctl daemon-reload || true
      if [[ -n ${was_active-} ]]; then systemctl restart "$SERVICE.service" || true; fi
    fi
  fi
  rm -rf "$work"
  exit "$status"
}

# put SOURCE TARGET MODE: a file in its place at once or not at all; nothing happens when it is the same.
put() {
  cmp -s -- "$1" "$2" && return
  keep "$2"
  mkdir -p "$(dirname "$2")"
  install -m "$3" -- "$1" "$2.new"
  mv -f -- "$2.new" "$2"
  changed=yes
  say "written: $2"
}

# --- installing ---------------------------------------------------------------------------------------------------

install_gateway() {
  work=$(mktemp -d "${TMPDIR:-/tmp}/telegram-gateway-install.XXXXXX")
  changing=yes
  trap undo EXIT
  if [[ -z $jar ]]; then
    require_jar gateway-mtproto
    jar=$JAR
  fi
  require_tdlib
  if service_is_active; then was_active=yes; fi
  if [[ ! -d $HOME_FOLDER ]]; then fresh=yes; fi

  place_system_files
  write_settings
  write_credentials
  build_program
  switch_program
  start_anew
  changing=
  rm -rf "$HOME_FOLDER/lib.older"
  say "installed: $(head -n 1 "$HOME_FOLDER/lib/INSTALLED")"
}

require_tdlib() {
  [[ -r $tdlib ]] && return
  say "fetching TDLib as tdlib-client/native/package-lock.json pins it"
  (cd "$ROOT/tdlib-client/native" && npm ci --ignore-scripts --no-audit --no-fund) >&2
  [[ -r $tdlib ]] || fail 1 "npm did not bring $tdlib"
}

place_system_files() {
  local source target
  while IFS=$'\t' read -r source target; do
    put "$source" "$target" 644
  done < <(targets)
  if [[ ! -e $REPOSITORY_LINK && ! -L $REPOSITORY_LINK ]]; then
    mkdir -p "$(dirname "$REPOSITORY_LINK")"
    ln -s "$ROOT" "$REPOSITORY_LINK"
    linked=yes
  fi
  systemd-sysusers ${HOST:+"--root=$HOST"} "$HOST/etc/sysusers.d/$SERVICE.conf"
  systemd-tmpfiles ${HOST:+"--root=$HOST"} --create "$HOST/etc/tmpfiles.d/$SERVICE.conf"
}

# user_id FIELD: of the service's user on that host; 3 its number, 4 its group's.
user_id() {
  awk -F: -v user="$SERVICE" -v field="$1" '$1 == user { print $field }' "$HOST/etc/passwd"
}

write_settings() {
  local name file=$SETTINGS/gateway.env
  {
    printf '# Made by scripts/install-gateway.sh from .env, and made anew by each run.\n'
    for name in "${GATEWAY_ROLES[@]}"; do printf '%s=gateway\n' "$name"; done
    # the bridge of the containers, which may not exist while their engine is down
    printf 'TELEGRAM_GATEWAY_BIND=%s\n' "${TELEGRAM_GATEWAY_BIND:-127.0.0.1,172.25.0.1}"
    for name in "${GATEWAY_NAMES[@]}"; do
      if [[ $name != TELEGRAM_GATEWAY_BIND && -n ${!name-} ]]; then printf '%s=%s\n' "$name" "$(quoted "${!name}")"; fi
    done
    printf '%s\n' "$OWN_SETTINGS"
    if [[ -f $file ]]; then sed "1,/^$OWN_SETTINGS\$/d" "$file"; fi
  } >"$work/gateway.env"
  put "$work/gateway.env" "$file" 640
  chown "0:$(user_id 4)" "$file"
}

# quoted VALUE: as systemd reads an environment file.
quoted() {
  if [[ $1 == *[!A-Za-z0-9_.,:/+@%=-]* ]]; then
    local value=${1//\\/\\\\}
    value=${value//\"/\\\"}
    value=${value//\$/\\\$}
    printf '"%s"' "${value//\`/\\\`}"
  else
    printf '%s' "$1"
  fi
}

# creds ARGUMENT...: systemd-creds with the host key of that host.
creds() {
  SYSTEMD_CREDENTIAL_SECRET=$HOST/var/lib/systemd/credential.secret systemd-creds "$@"
}

write_credentials() {
  local name file secret
  mkdir -p "$HOST/var/lib/systemd"
  keep "$HOST/var/lib/systemd/credential.secret"
  while IFS= read -r name; do
    file=$SETTINGS/$name.cred secret=$TELEGRAM_STACK_DIR/secrets/$SERVICE/$name
    if [[ -r $secret ]]; then printf '%s' "$(<"$secret")" >"$work/secret"; else : >"$work/secret"; fi
    if [[ -f $file ]] && creds decrypt --name="$name" "$file" "$work/known" 2>/dev/null && cmp -s "$work/secret" "$work/known"; then
      rm -f "$work/known" "$work/secret"
      continue
    fi
    rm -f "$work/known"
    if ! creds encrypt --with-key=host --name="$name" "$work/secret" "$work/cred" 2>"$work/why"; then
      rm -f "$work/secret"
      sed 's/^/  /' "$work/why" >&2
      if [[ -z $HOST ]]; then fail 1 "systemd-creds cannot encrypt $name"; fi
      say "systemd-creds cannot run for $HOST: run this again there, before the first start; no credential was written"
      return
    fi
    rm -f "$work/secret"
    put "$work/cred" "$file" 600
  done < <(credential_names)
}

# identity: what the installed program was made of.
identity() {
  printf '%s %s\n' "$(basename "$jar" -exec.jar)" "$(sha256sum <"$jar" | cut -c1-16)"
  printf 'java %s %s\n' "$JAVA_HOME" "$(sha256sum <"$JAVA_HOME/release" | cut -c1-16)"
  printf 'tdlib %s\n' "$(sha256sum <"$tdlib" | cut -c1-16)"
  printf 'options %s\n' "$(sha256sum <"$UNITS/java.options" | cut -c1-16)"
}

build_program() {
  identity >"$work/INSTALLED"
  if cmp -s "$work/INSTALLED" "$HOME_FOLDER/lib/INSTALLED"; then return; fi
  local new=$HOME_FOLDER/lib.new
  rm -rf "$new"
  mkdir -m 755 "$new"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$new" --force --application-filename gateway-mtproto.jar >"$work/extract" 2>&1 ||
    { cat "$work/extract" >&2; fail 1 'the jar could not be unpacked'; }
  ln -s "$JAVA_HOME" "$new/jre"
  install -m 755 -- "$tdlib" "$new/libtdjson.so"
  install -m 644 -- "$UNITS/java.options" "$new/java.options"
  train "$new"
  chmod -R u=rwX,go=rX "$new"
  install -m 644 "$work/INSTALLED" "$new/INSTALLED"
}

# train FOLDER: starts the program once, without servers, up to where it would begin to work, and keeps what Java learnt.
# A start without it is slower and otherwise the same, so failing here fails nothing.
train() {
  local started=$SECONDS
  say 'a first start, so that Java remembers what it loaded'
  if (cd "$HOME_FOLDER" && env -i PATH="$PATH" TMPDIR="$work" API_SECRET_TOKEN=only-for-the-first-start TELEGRAM_REDIS_ENABLED=false \
    timeout 120 "$JAVA_HOME/bin/java" "@lib.new/java.options" -XX:AOTCacheOutput="$1/gateway.aot" \
    -Dspring.context.exit=onRefresh -jar lib.new/gateway-mtproto.jar) >"$work/training" 2>&1 && [[ -s $1/gateway.aot ]]; then
    printf '%s\n' '# relative to WorkingDirectory' '-XX:AOTCache=lib/gateway.aot' >>"$1/java.options"
    say "that took $((SECONDS - started)) s"
  else
    tail -n 5 "$work/training" >&2
    rm -f "$1/gateway.aot"
    say 'the first start failed; the service starts without its memory'
  fi
}

switch_program() {
  [[ -d $HOME_FOLDER/lib.new ]] || return 0
  if [[ -e $HOME_FOLDER/lib.previous ]]; then mv "$HOME_FOLDER/lib.previous" "$HOME_FOLDER/lib.older"; fi
  if [[ -e $HOME_FOLDER/lib ]]; then mv "$HOME_FOLDER/lib" "$HOME_FOLDER/lib.previous"; fi
  swapped=yes
  mv "$HOME_FOLDER/lib.new" "$HOME_FOLDER/lib"
  # rather a failed installation than one nobody can start
  "$HOME_FOLDER/lib/jre/bin/java" -version >/dev/null 2>&1 || fail 1 'the installed Java does not start'
}

start_anew() {
  systemd_runs || return 0
  systemctl daemon-reload
  systemctl enable --quiet "$SERVICE.service"
  timers | xargs systemctl enable --quiet --now
  [[ -n ${was_active-} && -n ${swapped-}${changed-} ]] || return 0
  say 'starting the running service anew'
  if ! systemctl restart "$SERVICE.service"; then
    journalctl --unit "$SERVICE.service" --lines 20 --no-pager >&2 || true
    fail 1 'the new version does not start'
  fi
}

# --- back and away ------------------------------------------------------------------------------------------------

rollback_gateway() {
  [[ -d $HOME_FOLDER/lib.previous ]] || fail "$EX_NOINPUT" 'no version before this one is kept'
  if [[ $dry_run == yes ]]; then
    printf 'program: %s\n' "$(head -n 1 "$HOME_FOLDER/lib.previous/INSTALLED")"
    return
  fi
  mv "$HOME_FOLDER/lib" "$HOME_FOLDER/lib.rolled-back"
  mv "$HOME_FOLDER/lib.previous" "$HOME_FOLDER/lib"
  mv "$HOME_FOLDER/lib.rolled-back" "$HOME_FOLDER/lib.previous"
  if service_is_active; then systemctl restart "$SERVICE.service"; fi
  say "installed: $(head -n 1 "$HOME_FOLDER/lib/INSTALLED")"
}

uninstall_gateway() {
  local source target
  if [[ $dry_run == yes ]]; then
    targets | cut -f2 | sed 's/^/remove: /'
    printf 'remove: %s\n' "$HOME_FOLDER/lib" "$HOME_FOLDER/lib.previous"
    if [[ $purge == yes ]]; then printf 'remove: %s\n' "$HOME_FOLDER" "$SETTINGS" "the user $SERVICE"; fi
    return
  fi
  if [[ $purge == yes ]]; then confirm "remove the Telegram session, the settings and the user of the gateway from ${HOST:-this host}?"; fi
  if systemd_runs; then
    systemctl disable --quiet --now "$SERVICE.service" || true
    timers | xargs systemctl disable --quiet --now || true
  fi
  while IFS=$'\t' read -r source target; do
    : "$source"
    rm -f -- "$target"
  done < <(targets)
  if [[ $(readlink "$REPOSITORY_LINK") == "$ROOT" ]]; then rm -f "$REPOSITORY_LINK"; fi
  rm -rf "${HOME_FOLDER:?}"/lib{,.new,.older,.previous}
  if systemd_runs; then systemctl daemon-reload; fi
  if [[ $purge == yes ]]; then
    remove_user_and_folders
    say 'removed'
  else
    say "removed; kept: $HOME_FOLDER/.session, $SETTINGS and the user $SERVICE (--purge removes them)"
  fi
}

remove_user_and_folders() {
  rm -rf "$HOME_FOLDER" "$SETTINGS" "$HOST"/var/{lib,cache}/"$SERVICE"
  if [[ -n $(user_id 3) ]]; then userdel ${HOST:+--prefix "$HOST"} "$SERVICE" 2>/dev/null || say "the user $SERVICE could not be removed"; fi
}

# confirm QUESTION: goes on only with yes.
confirm() {
  local answer
  [[ $yes == yes ]] && return
  [[ -t 0 ]] || fail "$EX_USAGE" "$1 Say --yes: there is no terminal to ask on"
  read -rp "$1 [yes/no] " answer
  [[ $answer == yes ]] || fail 1 'nothing was changed'
}
