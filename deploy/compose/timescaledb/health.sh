#!/bin/sh
# Healthy: the server takes connections and answers a query. Over TCP, which the server of the first start's
# initialisation does not open.
set -eu
PGPASSWORD=$(cat "${SECRETS:-/run/secrets}/telegram.pass")
export PGPASSWORD PGCONNECT_TIMEOUT=5
pg_isready --quiet --host=127.0.0.1 --username=telegram --dbname=telegram_gateway
[ "$(psql --no-psqlrc --tuples-only --no-align --host=127.0.0.1 --username=telegram --dbname=telegram_gateway --command='SELECT 1')" = 1 ]
