# shellcheck shell=bash
# From a dump to a database that equals what the manifest says. Needs database-tools.sh and a connected server.

# manifest_state MANIFEST NAME: what the manifest says of that database, as one line of JSON
manifest_state() {
  sed -n "s/^\"$2\": \({.*}\),\$/\1/p" "$1"
}

# manifest_word MANIFEST NAME: a member whose value is a string
manifest_word() {
  sed -n "s/^\"$2\": \"\(.*\)\",\$/\1/p" "$1"
}

# state_word STATE SQL-PATH: a value of the state as text, '' if there is none
state_word() {
  query postgres "SELECT coalesce(:'state'::jsonb #>> :'path', '')" "state=$1" "path=$2"
}

# require_fit STATE MAJOR: the server is not older than the one the dump is of, and has the extension in the same version
require_fit() {
  local major=$2 wanted
  # shellcheck disable=SC2154  # of database-tools.sh
  ((database_major >= major)) ||
    fail "$EX_DATAERR" "the backup is of PostgreSQL $major, the server is $database_major: use one that is not older"
  wanted=$(state_word "$1" '{extensions,timescaledb}')
  [[ -n $wanted ]] || return 0
  [[ $(query postgres "SELECT count(*) FROM pg_available_extension_versions
                        WHERE name = 'timescaledb' AND version = :'wanted'" "wanted=$wanted") == 1 ]] ||
    fail "$EX_DATAERR" "the backup is of TimescaleDB $wanted, which this server does not offer: a dump fits its own version only"
}

# restore_database DUMP TARGET STATE: makes the database and fills it, by one job, with the extension told before and after
restore_database() {
  local dump=$1 target=$2 state=$3 owner timescale options=(--no-owner --no-privileges)
  owner=$(state_word "$state" '{owner}') timescale=$(state_word "$state" '{extensions,timescaledb}')
  query postgres 'CREATE DATABASE :"target" TEMPLATE template0 OWNER :"owner" ENCODING :'"'encoding' LC_COLLATE :'collate'
    LC_CTYPE :'collate'" "target=$target" "owner=$(state_word "$state" '{databaseOwner}')" "encoding=$(state_word "$state" '{encoding}')" \
    "collate=$(state_word "$state" '{collate}')" || return
  if [[ -n $timescale ]]; then
    query "$target" "CREATE EXTENSION IF NOT EXISTS timescaledb WITH SCHEMA public VERSION :'version'" \
      "version=$timescale" || return
    query "$target" 'SELECT public.timescaledb_pre_restore()' >/dev/null || return
    # the catalogue of an extension may complain about what is there already: the comparison that follows decides
    database_tool pg_restore "${options[@]}" -d "$target" <"$dump" || say "pg_restore had complaints about $target, see above"
    query "$target" 'SELECT public.timescaledb_post_restore()' >/dev/null || return
    restore_settings "$target" "$state" && query "$target" 'ANALYZE'
    return
  fi
  if [[ $owner != "$PGUSER" ]]; then
    options+=("--role=$owner")
  fi
  database_tool pg_restore "${options[@]}" --exit-on-error -d "$target" <"$dump" || return
  restore_settings "$target" "$state" && query "$target" 'ANALYZE'
}

# What belongs to the database itself, as `jit = off` and who may connect: no dump of a database's content has it.
restore_settings() {
  local setting
  while IFS= read -r setting; do
    [[ -n $setting ]] || continue
    query postgres 'ALTER DATABASE :"target" SET '"${setting%%=*} TO :'value'" "target=$1" "value=${setting#*=}" || return
  done < <(query postgres "SELECT jsonb_array_elements_text(:'state'::jsonb -> 'settings')" "state=$2")
  query postgres 'REVOKE ALL ON DATABASE :"target" FROM PUBLIC' "target=$1" || return
  query postgres "
    SELECT format('GRANT %s ON DATABASE %I TO %s', split_part(a, ' ', 2), :'target',
                  CASE split_part(a, ' ', 1) WHEN 'PUBLIC' THEN 'PUBLIC' ELSE quote_ident(split_part(a, ' ', 1)) END)
      FROM jsonb_array_elements_text(:'state'::jsonb -> 'access') a \gexec" "target=$1" "state=$2"
}

# roles_of STATE: who owns or may connect, one a line
roles_of() {
  query postgres "
    SELECT :'state'::jsonb ->> 'owner' UNION SELECT :'state'::jsonb ->> 'databaseOwner'
     UNION SELECT split_part(a, ' ', 1) FROM jsonb_array_elements_text(:'state'::jsonb -> 'access') a
     WHERE a NOT LIKE 'PUBLIC %' ORDER BY 1" "state=$1"
}

# differences EXPECTED FOUND: of two states, one a line; nothing when they are equal. Versions of extensions count only for
# the one whose data lies in the dump.
differences() {
  query postgres "
    WITH flat AS (
      SELECT side, p.key || coalesce('.' || c.key, '') AS name, coalesce(c.value, p.value) AS value
        FROM (VALUES ('expected', :'expected'::jsonb), ('found', :'found'::jsonb)) AS v(side, state),
             jsonb_each(v.state) p
        LEFT JOIN jsonb_each(CASE jsonb_typeof(p.value) WHEN 'object' THEN p.value END) c ON true
       WHERE p.key <> 'extensions' OR c.key = 'timescaledb'
    )
    SELECT format('%s: %s expected, %s found', name, coalesce(e.value::text, 'nothing'), coalesce(f.value::text, 'nothing'))
      FROM (SELECT * FROM flat WHERE side = 'expected') e
      FULL JOIN (SELECT * FROM flat WHERE side = 'found') f USING (name)
     WHERE e.value IS DISTINCT FROM f.value
     ORDER BY name" "expected=$1" "found=$2"
}
