#!/bin/sh
# Healthy: master | replica answer PING, a replica is connected to its master, a sentinel knows a master.
# After a failover the roles are swapped: the container named master is then healthy as a replica.
set -eu
: "${SECRETS:=/run/secrets}" "${HOST:=127.0.0.1}"
case ${1:?master, replica or sentinel} in
  sentinel)
    REDISCLI_AUTH=$(cat "$SECRETS/sentinel-clients.pass")
    export REDISCLI_AUTH
    [ "$(redis-cli -h "$HOST" -p "${PORT:-26379}" ping)" = PONG ]
    redis-cli -h "$HOST" -p "${PORT:-26379}" sentinel get-master-addr-by-name telegram-redis | grep -q '^[0-9]'
    ;;
  master | replica)
    REDISCLI_AUTH=$(cat "$SECRETS/exporter.pass")
    export REDISCLI_AUTH
    [ "$(redis-cli -h "$HOST" -p "${PORT:-6379}" --user exporter ping)" = PONG ]
    redis-cli -h "$HOST" -p "${PORT:-6379}" --user exporter info replication |
      grep -qE '^(role:master|master_link_status:up)'
    ;;
esac
