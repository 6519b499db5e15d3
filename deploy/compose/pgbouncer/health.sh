#!/bin/sh
# Healthy: a query goes through the pool to the database and back.
set -eu
export PGCONNECT_TIMEOUT=5
PGPASSWORD=$(sed -n 's/^"exporter" "\(.*\)"$/\1/p' "${FOLDER:-/etc/pgbouncer}/userlist.txt")
export PGPASSWORD
[ "$(psql --no-psqlrc --tuples-only --no-align --host=127.0.0.1 --port="${PORT:-5432}" --username=exporter --dbname=telegram_gateway --command='SELECT 1')" = 1 ]
