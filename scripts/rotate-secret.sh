#!/usr/bin/env bash
# Exchanges one secret of the installation: a new value in every file it stands in, the servers told, its readers started
# again. Nothing is printed of any value.
#
# Usage: scripts/rotate-secret.sh [option...] NAME
#   --list      the names, and for each whether old and new hold side by side (overlap) or not (gap)
#   --finish    end the overlap: the former value holds no longer
#   --apply     make no new value, only repeat the steps: after a failure
#   --dry-run   say the steps, change nothing
#   --yes       do not ask; needed without a terminal
#   --help      this text
#
# Names: db.* (database roles), redis.*, sentinel.clients, rabbit.*, key.SERVICE.READER (keys between the apps and of
# people), cursor.* (signatures of page cursors), session.key (TDLib's files), grafana.admin.
# overlap: the exchange is not noticed; run it with --finish when every reader has the new value (cursors: a day later;
#          session.key: when `systemctl status telegram-gateway` says ready).
# gap:     from the change in the server until the readers are up again, seconds, new connections of theirs are refused;
#          the gateway keeps what it gets meanwhile, or Telegram does.
#
# Steps are left out, and said so, for containers that do not run: they read the new value when they start.
# Exit codes: 0 done, 1 a step failed (--apply goes on from there), 64 wrong usage or nobody to ask, 66 not installed,
# 75 another run is under way.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/environment.sh
source "$ROOT/scripts/lib/environment.sh"
# shellcheck source=lib/secrets.sh
source "$ROOT/scripts/lib/secrets.sh"
# shellcheck source=lib/render.sh
source "$ROOT/scripts/lib/render.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

# overlaps NAME: whether what accepts the secret accepts two values.
overlaps() {
  [[ $1 == redis.* || $1 == key.* || $1 == cursor.* || $1 == session.key ]]
}

mode=exchange yes=no dry_run=no name=
while (($#)); do
  case $1 in
    --list)
      while read -r known; do
        printf '%s %s\n' "$known" "$(if overlaps "$known"; then echo overlap; else echo gap; fi)"
      done < <(secret_names)
      exit 0
      ;;
    --finish | --apply) mode=${1#--} ;;
    --yes) yes=yes ;;
    --dry-run) dry_run=yes ;;
    --help | -h)
      usage
      exit 0
      ;;
    -*)
      usage >&2
      fail "$EX_USAGE" "unknown argument: $1"
      ;;
    *)
      [[ -z $name ]] || fail "$EX_USAGE" "one name at a time"
      name=$1
      ;;
  esac
  shift
done
if [[ -z $name ]] || ! secret_names | grep -qxF -- "$name"; then
  usage >&2
  fail "$EX_USAGE" "no such secret: ${name:-none named}; --list says them"
fi
if [[ $mode == finish ]] && ! overlaps "$name"; then
  fail "$EX_USAGE" "$name has no former value to end"
fi
root=$TELEGRAM_STACK_DIR/secrets
[[ -s $root/$(secret_files "$name" | head -n 1) ]] ||
  fail "$EX_NOINPUT" "$name was never made in $TELEGRAM_STACK_DIR: run scripts/install-telegram-stack.sh first"
if [[ $mode == finish && ! -s $(former_file "$name") ]]; then
  say "$name: nothing to finish"
  exit 0
fi
load_environment

# act COMMAND...: does it, or says it.
act() {
  say "step: $*"
  [[ $dry_run == yes ]] || "$@" >&2
}

running() {
  [[ $(docker inspect --format '{{.State.Running}}' "$1" 2>/dev/null) == true ]] && return
  say "$1 does not run: it reads the new value when it starts"
  return 1
}

restart() {
  local service
  for service in "$@"; do
    if [[ $service == telegram-gateway ]]; then
      # the service reads credentials, which the installer makes of these files
      if systemctl cat telegram-gateway >/dev/null 2>&1; then
        act "$ROOT/scripts/install-gateway.sh" --yes
        act systemctl restart telegram-gateway
      else
        say "the native gateway is not installed: it reads the new value when it is"
      fi
    elif running "$service"; then
      act docker restart "$service"
    fi
  done
}

# own_password COMMAND...: for who logs in with the very secret that is exchanged: the former value on its stdin, and when
# that one holds no longer (--apply after a failure further on) the new one
own_password() {
  say "step: $* (the former value on its stdin)"
  if [[ $dry_run == no ]] && ! "$@" <"$(former_file "$name")" >&2; then
    with_value "$@"
  fi
}

with_value() {
  say "step: $* (the new value on its stdin)"
  value_of "$name"
  # not by a pipe: who does not read it would end it with an error
  [[ $dry_run == yes ]] || "$@" < <(printf '%s' "$REPLY") >&2
}

load_acl() {
  local node
  for node in telegram-redis-master telegram-redis-replica; do
    running "$node" || continue
    if [[ $name == redis.operator && $mode != finish ]]; then
      own_password docker exec -i "$node" sh /usr/local/bin/admin.sh --former-password acl load
    else
      act docker exec "$node" sh /usr/local/bin/admin.sh acl load
    fi
    if [[ $name == redis.replica ]]; then
      with_value docker exec -i "$node" sh /usr/local/bin/admin.sh -x config set masterauth
    fi
  done
}

# Who else reads the secret, and is to be started again; servers that are told otherwise are not among them.
readers() {
  secret_files "$name" | cut -d/ -f1 | sort -u | while read -r reader; do
    case $reader in
      # re-read with every use, or at every start anyway
      operator | .values | telegram-prometheus | telegram-migrate) ;;
      telegram-timescaledb | telegram-pgbouncer | telegram-rabbitmq | telegram-redis | telegram-redis-sentinel) ;;
      *) echo "$reader" ;;
    esac
  done
}

# accepting SERVICE: which process accepts the keys of that name
accepting() {
  case $1 in
    key.gateway.* | session.key) echo telegram-gateway ;;
    key.api.* | cursor.api) echo telegram-gateway-api ;;
    *) echo tp-capital-worker ;;
  esac
}

tell_servers() {
  local sentinel
  case $name in
    db.*)
      if running telegram-timescale; then
        if [[ $name == db.telegram ]]; then
          own_password docker exec -i telegram-timescale sh /docker-entrypoint-initdb.d/100-roles.sh --former-password
        else
          act docker exec telegram-timescale sh /docker-entrypoint-initdb.d/100-roles.sh
        fi
      fi
      if running telegram-pgbouncer; then
        act docker kill --signal HUP telegram-pgbouncer
      fi
      ;;
    redis.*)
      load_acl
      [[ $name != redis.sentinel ]] || restart telegram-redis-sentinel
      ;;
    sentinel.clients)
      for sentinel in telegram-redis-sentinel telegram-redis-sentinel-2 telegram-redis-sentinel-3; do
        restart "$sentinel"
      done
      ;;
    rabbit.*)
      if running telegram-rabbitmq; then
        act docker exec telegram-rabbitmq rabbitmqctl import_definitions /etc/rabbitmq/definitions.json
      fi
      ;;
    key.* | cursor.* | session.key) restart "$(accepting "$name")" ;;
    grafana.admin)
      if running telegram-grafana; then
        with_value docker exec -i telegram-grafana grafana cli admin reset-admin-password --password-from-stdin
      fi
      ;;
  esac
}

new_value() {
  local file fresh
  # a former value that nobody finished ends now: two hold at once, never three
  value_of "$name"
  put "$(former_file "$name")" root "$REPLY"
  new_secret
  fresh=$REPLY
  while read -r file; do
    put "$root/$file" "${file%%/*}" "$fresh"
  done < <(secret_files "$name")
}

if [[ $dry_run == no ]]; then
  if [[ $yes == no ]]; then
    if [[ ! -t 0 || ! -t 2 ]]; then
      fail "$EX_USAGE" "nobody to ask here: run it with --yes, or with --dry-run to see the steps"
    fi
    read -r -p "Exchange $name now? [y/N] " answer
    [[ $answer == [yY]* ]] || fail 1 "nothing was changed"
  fi
  exec 9>"$TELEGRAM_STACK_DIR/.install.lock"
  flock -n 9 || fail 75 "another run is under way in $TELEGRAM_STACK_DIR"
  umask 077
  trap 'say "FAILED. The new value stands in its files; mend the cause and go on with: scripts/rotate-secret.sh --apply --yes $name"' ERR
  case $mode in
    exchange) new_value ;;
    finish) rm -f "$(former_file "$name")" ;;
  esac
  make_lists
  render_all
fi

tell_servers
if [[ $mode != finish ]]; then
  while read -r reader; do
    [[ $reader == "$(accepting "$name")" && $name == @(key|cursor|session).* ]] || restart "$reader"
  done < <(readers)
fi
if [[ $dry_run == no ]] && ! overlaps "$name"; then
  rm -f "$(former_file "$name")"
fi
if [[ $mode == exchange ]] && overlaps "$name"; then
  say "$name: old and new hold side by side; when every reader has the new one: scripts/rotate-secret.sh --finish $name"
fi
