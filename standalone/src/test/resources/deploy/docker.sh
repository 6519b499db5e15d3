#!/usr/bin/env bash
# Stands in for docker where there is no engine: each server of the compose files as a process of this machine, with the
# very files and start commands that are mounted into its container. It knows what scripts/rotate-secret.sh and the tests
# say to docker, and `up NAME`, which becomes that server.
#
# Reads STACK (TELEGRAM_STACK_DIR; with a copy of deploy/compose in compose/) and what the renderer was told (RENDER_*).
# Left out, because this machine's versions lack it:
#   TimescaleDB's library (the packages have none), max_prepared_statements of PgBouncer (newer than 1.18)
set -Eeuo pipefail
: "${STACK:?}"
compose=$STACK/compose

# context NAME: what the container would have: `user` of this machine, `group` the container's own (the files of secrets are
# given to it), `vars` its environment
context() {
  local postgres rabbit
  postgres=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  work=$STACK/work/$1
  vars=("PATH=$PATH:/usr/sbin" "HOME=$work" LC_ALL=C.UTF-8)
  case $1 in
    telegram-timescale)
      user=postgres group=70
      vars=("PATH=$postgres:$PATH" "HOME=$work" "SECRETS=$STACK/secrets/telegram-timescaledb" PGHOST=127.0.0.1
        "PGPORT=$RENDER_DATABASE_PORT" POSTGRES_USER=telegram POSTGRES_DB=telegram_gateway)
      ;;
    telegram-pgbouncer)
      user=postgres group=10002
      vars=("PATH=$postgres:$PATH:/usr/sbin" "HOME=$work" "FOLDER=$STACK/rendered/telegram-pgbouncer" "PORT=$RENDER_POOL_PORT")
      ;;
    telegram-redis-master) user=redis group=1000 vars+=("SECRETS=$STACK/secrets/telegram-redis" "PORT=$RENDER_MASTER_PORT") ;;
    telegram-redis-replica) user=redis group=1000 vars+=("SECRETS=$STACK/secrets/telegram-redis" "PORT=$RENDER_REPLICA_PORT") ;;
    telegram-redis-sentinel)
      user=redis group=1000
      vars+=("SECRETS=$STACK/secrets/telegram-redis-sentinel" "PORT=$RENDER_SENTINEL_PORT" ANNOUNCE=127.0.0.1 QUORUM=1
        "TEMPLATE=$STACK/rendered/telegram-redis-sentinel/sentinel.conf" "STATE=$work/sentinel.conf")
      ;;
    telegram-rabbitmq)
      user=rabbitmq group=101
      rabbit=$(printf '%s\n' /usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin | sort -V | tail -n 1)
      # diagnostics find the node by its name; nothing listens beyond loopback
      vars=("PATH=$rabbit:$PATH" "HOME=$work" LC_ALL=C.UTF-8 "RABBITMQ_NODENAME=telegram-$RENDER_RABBIT_PORT@localhost"
        "RABBITMQ_MNESIA_BASE=$work/data" "RABBITMQ_LOG_BASE=$work/log" "RABBITMQ_GENERATED_CONFIG_DIR=$work/generated"
        "RABBITMQ_CONFIG_FILE=$STACK/rendered/telegram-rabbitmq/rabbitmq.conf"
        "RABBITMQ_ENABLED_PLUGINS_FILE=$STACK/rendered/telegram-rabbitmq/enabled_plugins"
        "RABBITMQ_ADVANCED_CONFIG_FILE=$work/advanced.config" RABBITMQ_CONF_ENV_FILE=/dev/null
        "RABBITMQ_PID_FILE=$work/pid" "RABBITMQ_DIST_PORT=$RABBIT_DISTRIBUTION_PORT" "ERL_EPMD_PORT=$EPMD_PORT"
        ERL_EPMD_ADDRESS=127.0.0.1 "ERL_CRASH_DUMP=$work/crash.dump"
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=+sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}"
        "RABBITMQ_CTL_ERL_ARGS=+sbwt none +sbwtdcpu none +sbwtdio none")
      ;;
  esac
  as=()
  if [[ $(id -u) == 0 ]]; then
    as=(setpriv "--reuid=$user" "--regid=$group" --clear-groups --)
  fi
  mkdir -p "$work"
  if [[ $(id -u) == 0 ]]; then
    chown "$user" "$work"
  fi
}

# within COMMAND...: becomes it, in the context
within() {
  cd "$work"
  exec env -i "${vars[@]}" "${as[@]}" "$@"
}

up() {
  # the port mapper belongs to the broker
  context "${1/#epmd/telegram-rabbitmq}"
  mkdir -p "$STACK/pids"
  echo $$ >"$STACK/pids/$1"
  case $1 in
    telegram-timescale)
      if [[ ! -e $work/data ]]; then
        (within initdb --pgdata="$work/data" --username=telegram --pwfile="$STACK/secrets/telegram-timescaledb/telegram.pass" \
          --no-sync --data-checksums --encoding=UTF8 --locale=C --auth-host=scram-sha-256 --auth-local=scram-sha-256)
      fi
      within postgres -D "$work/data" -c "config_file=$compose/timescaledb/postgresql.conf" \
        -c "hba_file=$compose/timescaledb/pg_hba.conf" -c "port=$RENDER_DATABASE_PORT" -c listen_addresses=127.0.0.1 \
        -c "unix_socket_directories=$work" -c shared_preload_libraries=pg_stat_statements
      ;;
    telegram-pgbouncer)
      grep -v '^max_prepared_statements' "$STACK/rendered/telegram-pgbouncer/pgbouncer.ini" >"$work/pgbouncer.ini"
      within pgbouncer "$work/pgbouncer.ini"
      ;;
    telegram-redis-master) within redis-server "$STACK/rendered/telegram-redis/master.conf" ;;
    telegram-redis-replica) within redis-server "$STACK/rendered/telegram-redis/replica.conf" ;;
    telegram-redis-sentinel) within sh "$compose/redis/sentinel.sh" ;;
    telegram-rabbitmq)
      echo '[].' >"$work/advanced.config"
      [[ -e $work/.erlang.cookie ]] || printf 'cookie-of-a-test-%s' "$$" >"$work/.erlang.cookie"
      chmod 0400 "$work/.erlang.cookie"
      [[ $(id -u) != 0 ]] || chown "$user" "$work/.erlang.cookie"
      within rabbitmq-server
      ;;
    # a node would start it and leave it behind
    epmd) within epmd -port "$EPMD_PORT" ;;
  esac
}

case $1 in
  up) up "$2" ;;
  inspect) echo true ;;
  restart) echo "$2" >>"$STACK/restarted" ;;
  # kill --signal HUP NAME
  kill) kill "-$3" "$(<"$STACK/pids/$4")" ;;
  exec)
    shift
    [[ $1 != -i ]] || shift
    name=$1
    shift
    context "$name"
    words=()
    for word in "$@"; do
      case $name in
        telegram-timescale) word=${word/#\/docker-entrypoint-initdb.d/$compose/timescaledb/init} word=${word/#\/etc\/telegram/$compose/timescaledb} ;;
        telegram-pgbouncer) word=${word/#\/usr\/local\/bin/$compose/pgbouncer} ;;
        telegram-redis-*) word=${word/#\/usr\/local\/bin/$compose/redis} ;;
        telegram-rabbitmq) word=${word/#\/usr\/local\/bin/$compose/rabbitmq} word=${word/#\/etc\/rabbitmq/$STACK/rendered/telegram-rabbitmq} ;;
      esac
      words+=("$word")
    done
    within "${words[@]}"
    ;;
  *) exit 64 ;;
esac
