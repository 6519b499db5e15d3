#!/bin/sh
# The roles of the stack, their passwords and limits, and the worker's database. The image runs it once, when the volume
# is empty; after a password was exchanged it is run again by hand (scripts/rotate-secret.sh does). It ends where it began
# when nothing changed. Tables and rights on them come from the migrations.
#
# Reads one file per role below /run/secrets (SECRETS names another folder); connects as the image does: POSTGRES_USER,
# POSTGRES_DB, and what psql itself reads (PGHOST, PGPORT).
set -eu
: "${SECRETS:=/run/secrets}"
export SECRETS
# an unreadable file would become an empty password
for role in telegram gateway api worker tp_capital exporter grafana; do
  if [ ! -r "$SECRETS/$role.pass" ] || [ ! -s "$SECRETS/$role.pass" ]; then
    echo "$SECRETS/$role.pass is missing, empty or not readable for $(id): no role was changed" >&2
    exit 66
  fi
done
if [ "${1:-}" = --former-password ]; then
  # the owner's own is being exchanged: the one before comes on stdin
  PGPASSWORD=$(cat)
else
  PGPASSWORD=$(cat "$SECRETS/telegram.pass")
fi
export PGPASSWORD

psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
-- passwords reach neither the log nor the list of statements
SET log_min_duration_statement = -1;
SET log_min_error_statement = panic;
SET client_min_messages = warning;
SET password_encryption = 'scram-sha-256';

SELECT format('CREATE ROLE %I LOGIN', wanted.name)
  FROM (VALUES ('gateway'), ('api'), ('worker'), ('tp_capital'), ('exporter'), ('grafana')) AS wanted (name)
 WHERE NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = wanted.name)
\gexec

\set password `cat "$SECRETS/gateway.pass"`
ALTER ROLE gateway PASSWORD :'password';
\set password `cat "$SECRETS/api.pass"`
ALTER ROLE api PASSWORD :'password';
\set password `cat "$SECRETS/worker.pass"`
ALTER ROLE worker PASSWORD :'password';
\set password `cat "$SECRETS/tp_capital.pass"`
ALTER ROLE tp_capital PASSWORD :'password';
\set password `cat "$SECRETS/exporter.pass"`
ALTER ROLE exporter PASSWORD :'password';
\set password `cat "$SECRETS/grafana.pass"`
ALTER ROLE grafana PASSWORD :'password';
\unset password

-- Behind a pooler that lends connections out per transaction, settings live on the roles.
ALTER ROLE telegram SET statement_timeout = 0;
ALTER ROLE gateway SET statement_timeout = '30s';
ALTER ROLE gateway SET lock_timeout = '30s';
ALTER ROLE api SET statement_timeout = '5s';
ALTER ROLE api SET lock_timeout = '5s';
ALTER ROLE worker SET statement_timeout = '10s';
ALTER ROLE worker SET lock_timeout = '10s';
ALTER ROLE tp_capital SET statement_timeout = '10s';
ALTER ROLE tp_capital SET lock_timeout = '10s';
ALTER ROLE grafana SET statement_timeout = '30s';
ALTER ROLE grafana SET default_transaction_read_only = on;
ALTER ROLE exporter SET statement_timeout = '10s';
ALTER ROLE exporter SET search_path = pg_catalog, public;
GRANT pg_monitor TO exporter;

SELECT 'CREATE DATABASE tp_capital OWNER tp_capital'
 WHERE NOT EXISTS (SELECT FROM pg_database d WHERE d.datname = 'tp_capital')
\gexec

-- Who has no business in a database does not get in: the API has none in the worker's.
REVOKE CONNECT, TEMPORARY ON DATABASE telegram_gateway, tp_capital FROM PUBLIC;
GRANT CONNECT ON DATABASE telegram_gateway TO gateway, api, worker, exporter, grafana;
GRANT CONNECT ON DATABASE tp_capital TO tp_capital, exporter, grafana;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
\connect tp_capital
SET log_min_duration_statement = -1;
SET log_min_error_statement = panic;
SET client_min_messages = warning;
SET password_encryption = 'scram-sha-256';
CREATE EXTENSION IF NOT EXISTS pg_trgm;
-- last: every connection before this one was made with the password that still held
\set password `cat "$SECRETS/telegram.pass"`
ALTER ROLE telegram PASSWORD :'password';
SQL
