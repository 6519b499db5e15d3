-- For psql, inside a transaction: one line of JSON about this database. See database_state in database-tools.sh.
SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') AS has_timescale,
       to_regclass('telegram.log_head') IS NOT NULL AS has_head,
       to_regclass('telegram_migration.history') IS NOT NULL AS has_history \gset
\set timescale '{}'
\set head null
\set version null
\if :has_timescale
:timescale_state \gset
\endif
\if :has_head
SELECT h.seq AS head FROM telegram.log_head h \gset
\endif
\if :has_history
SELECT coalesce(max(h.version::int), 0) AS version
  FROM telegram_migration.history h WHERE h.success AND h.version ~ '^[0-9]+$' \gset
\endif

-- one SELECT per table; a chunk of a hypertable is read through its parent
SELECT coalesce(string_agg(format(
         'SELECT %L AS name, count(*) AS n, coalesce(bit_xor(h), 0) AS x, coalesce(sum(h), 0) AS s '
         'FROM (SELECT hashtextextended(t::text, 0) AS h FROM %I.%I t) r', n.nspname || '.' || c.relname, n.nspname,
         c.relname), ' UNION ALL '), 'SELECT NULL::text AS name, 0 AS n, 0 AS x, 0 AS s WHERE false') AS tables
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname IN ('telegram', 'telegram_migration', 'tp_capital') AND c.relkind IN ('r', 'p') \gset

WITH ours AS (
  SELECT n.oid, n.nspname, n.nspowner FROM pg_namespace n
   WHERE n.nspname IN ('telegram', 'telegram_v1', 'telegram_migration', 'tp_capital')
)
SELECT jsonb_build_object(
  'owner', (SELECT pg_get_userbyid(o.nspowner) FROM ours o WHERE o.nspname IN ('telegram', 'tp_capital') LIMIT 1),
  'databaseOwner', (SELECT pg_get_userbyid(d.datdba) FROM pg_database d WHERE d.datname = current_database()),
  'encoding', (SELECT pg_encoding_to_char(d.encoding) FROM pg_database d WHERE d.datname = current_database()),
  'collate', (SELECT d.datcollate FROM pg_database d WHERE d.datname = current_database()),
  'settings', (SELECT coalesce(jsonb_agg(c ORDER BY c), '[]')
                 FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase, unnest(s.setconfig) c
                WHERE d.datname = current_database() AND s.setrole = 0 AND c NOT LIKE 'timescaledb.%'),
  'access', (SELECT coalesce(jsonb_agg(a.line ORDER BY a.line), '[]')
               FROM (SELECT coalesce(r.rolname, 'PUBLIC') || ' ' || x.privilege_type AS line
                       FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) x
                       LEFT JOIN pg_roles r ON r.oid = x.grantee
                      WHERE d.datname = current_database() AND x.grantee <> d.datdba) a),
  'extensions', (SELECT jsonb_object_agg(e.extname, e.extversion) FROM pg_extension e),
  'schemaVersion', :'version'::jsonb,
  'headSeq', :'head'::jsonb,
  'tables', (SELECT coalesce(jsonb_object_agg(t.name, jsonb_build_object('rows', t.n, 'checksum', t.x || ':' || t.s)), '{}')
               FROM (:tables) t),
  'objects', jsonb_build_object(
     'indexes', (SELECT count(*) FROM pg_class c JOIN ours o ON o.oid = c.relnamespace WHERE c.relkind IN ('i', 'I')),
     'views', (SELECT count(*) FROM pg_class c JOIN ours o ON o.oid = c.relnamespace WHERE c.relkind IN ('v', 'm')),
     'triggers', (SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN ours o ON o.oid = c.relnamespace
                   WHERE NOT t.tgisinternal),
     'functions', (SELECT count(*) FROM pg_proc p JOIN ours o ON o.oid = p.pronamespace),
     'sequences', (SELECT coalesce(jsonb_object_agg(q.schemaname || '.' || q.sequencename, q.last_value), '{}')
                     FROM pg_sequences q JOIN ours o ON o.nspname = q.schemaname),
     'constraints', (SELECT count(*) FROM pg_constraint k JOIN ours o ON o.oid = k.connamespace WHERE k.contype <> 'n'))
  ) || :'timescale'::jsonb;
COMMIT;
