# shellcheck shell=bash
# A PostgreSQL server of a test file's own with the stack's two databases, filled by the log's own append. Needs helper.bash.

# stack_server: starts it and leaves its place in $BATS_FILE_TMPDIR/server; skips where no server is installed
stack_server() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || skip 'no PostgreSQL server is installed'
  bash -c '
    set -Eeuo pipefail
    source "$1/scripts/lib/common.sh" && source "$1/scripts/lib/environment.sh"
    source "$1/scripts/lib/database-tools.sh" && source "$1/scripts/lib/throwaway-server.sh"
    start_throwaway "" 15 3>&-
    # it outlives this script
    printf "%s\n" "$2" >"$throwaway_folder/of"
    printf "export TELEGRAM_DB_HOST=%q TELEGRAM_DB_PORT=5432 TELEGRAM_DB_PASSWORD=%q SERVER_PROGRAMS=%q\n" \
      "$PGHOST" "$PGPASSWORD" "$throwaway_programs"
  ' _ "$REPOSITORY" "${SERVER_OF:-$$}" >"$BATS_FILE_TMPDIR/server" 3>&-
}

stop_stack_server() {
  [[ -s $BATS_FILE_TMPDIR/server ]] || return 0
  # shellcheck source=/dev/null
  source "$BATS_FILE_TMPDIR/server"
  kill -QUIT "$(head -n 1 "$TELEGRAM_DB_HOST/data/postmaster.pid")" || true
  rm -rf -- "$TELEGRAM_DB_HOST"
}

# sql DATABASE [PSQL-OPTION...]: as the owner; statements from stdin
sql() {
  local database=$1
  shift
  PGPASSWORD=$TELEGRAM_DB_PASSWORD "$SERVER_PROGRAMS/psql" -XAtq -v ON_ERROR_STOP=1 -h "$TELEGRAM_DB_HOST" -p 5432 -U telegram \
    -d "$database" "$@"
}

# make_databases: the roles, both databases with their schema, 5,000 messages of three channels, signals and verdicts
make_databases() {
  sql postgres <<<'CREATE ROLE gateway LOGIN; CREATE ROLE api LOGIN; CREATE ROLE worker LOGIN; CREATE ROLE tp_capital LOGIN;
    CREATE ROLE exporter LOGIN; CREATE ROLE grafana LOGIN;'
  sql postgres -c 'CREATE DATABASE telegram_gateway' -c 'CREATE DATABASE tp_capital OWNER tp_capital'
  sql postgres <<<'REVOKE CONNECT, TEMPORARY ON DATABASE telegram_gateway FROM PUBLIC;
    GRANT CONNECT ON DATABASE telegram_gateway TO gateway, api;'
  migrations core plain | sql telegram_gateway
  migrations tp-capital | sql tp_capital
  sql telegram_gateway <"$REPOSITORY/db/migrations/grants/gateway/afterMigrate__grants.sql"
  append_messages main 1 5000
  sql tp_capital <<<"
    INSERT INTO tp_capital.signals (channel_id, message_id, ordinal, version, sent_at, seq, asset, asset_class, side, entry_min,
                                    complete, fingerprint, spans, text, parser_version)
    SELECT -1001, i, 1, 1, timestamptz '2026-01-01' + i * interval '1 minute', i, 'PETR4', 'stock', 'buy', 10 + i, true,
           sha256(i::text::bytea), '[]', 'compra ' || i, 1 FROM generate_series(1, 200) i"
}

# migrations FOLDER...: the files in the order of their versions, and the schema they are noted in
migrations() {
  local file
  printf '%s\n' 'CREATE SCHEMA telegram_migration; GRANT USAGE ON SCHEMA telegram_migration TO gateway, api, worker;' \
    'CREATE TABLE telegram_migration.history (version text, success boolean);'
  for file in $(cd "$REPOSITORY/db/migrations" && find "$@" -name 'V*.sql' | awk -F / '{ print $2 "/" $1 }' | sort -V); do
    cat "$REPOSITORY/db/migrations/${file##*/}/${file%/*}"
    file=${file%%__*}
    printf "INSERT INTO telegram_migration.history VALUES ('%s', true);\n" "${file#V}"
  done
}

# append_messages ACCOUNT FIRST LAST: takes the lease, appends in batches of 500, gives the lease back
append_messages() {
  sql telegram_gateway -v "account=$1" -v "first=$2" -v "last=$3" <<'SQL'
INSERT INTO telegram.writer_lease AS w (account, holder, fence, expires_at) VALUES (:'account', 'a test', 1, now() + interval '1 minute')
    ON CONFLICT (account) DO UPDATE SET fence = w.fence + 1, expires_at = excluded.expires_at;
SELECT format($$
  SELECT max(a.seq)
    FROM (SELECT array_agg('posted'::text) AS kinds, array_agg(-1001 - i %% 3) AS channels, array_agg(i) AS ids,
                 array_agg(1760000000000000 + i * 1000000) AS sent, array_agg(0::bigint) AS edited, array_agg(i * 7919) AS digests,
                 array_agg('live'::text) AS origins, array_agg('text'::text) AS content, array_agg(''::text) AS causes,
                 array_agg(jsonb_build_object('text', 'message ' || i || ' é')::text) AS bodies
            FROM generate_series(%2$s::bigint, %3$s::bigint) i) e, telegram.writer_lease w,
         telegram.append(w.account, w.fence, w.batch + 1, 1, e.kinds, e.channels, e.ids, e.sent, e.edited, e.sent, e.digests,
                         e.origins, e.content, e.causes, e.bodies) a
   WHERE w.account = %1$L$$, :'account', b, least(b + 499, :last))
  FROM generate_series(:first, :last, 500) b \gexec
UPDATE telegram.writer_lease SET expires_at = now() WHERE account = :'account';
SQL
}
