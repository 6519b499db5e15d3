package dev.tradingsystem.telegram.api.pool;

import java.util.List;

/// A column (or, of the lists of names and values, a name) that becomes a meter.
///
/// @param column as the console calls it
/// @param meter as the official exporter calls it; of a counter without `_total`
/// @param factor what one unit of the console is in seconds or bytes
/// @param meaning for people
record Column(String column, String meter, double factor, String meaning) {

    private static final double MICROS = 1e-6;
    private static final String TOTALS = "pgbouncer_stats_totals_";
    private static final String POOLS = "pgbouncer_pools_";
    private static final String DATABASES = "pgbouncer_databases_";

    static final List<Column> OF_STATS_TOTALS = List.of(
            new Column("query_count", TOTALS + "queries_pooled", 1, "queries"),
            new Column("query_time", TOTALS + "queries_duration_seconds", MICROS, "time in queries"),
            new Column("xact_count", TOTALS + "sql_transactions_pooled", 1, "transactions"),
            new Column("xact_time", TOTALS + "server_in_transaction_seconds", MICROS, "time in transactions"),
            new Column("wait_time", TOTALS + "client_wait_seconds", MICROS, "time clients waited for a connection"),
            new Column("bytes_received", TOTALS + "received_bytes", 1, "bytes from clients"),
            new Column("bytes_sent", TOTALS + "sent_bytes", 1, "bytes to clients"),
            new Column("server_assignment_count", TOTALS + "server_assignments", 1, "connections lent out"),
            new Column("client_parse_count", TOTALS + "client_parses", 1, "statements prepared by clients"),
            new Column("server_parse_count", TOTALS + "server_parses", 1, "statements prepared on servers"),
            new Column("bind_count", TOTALS + "binds", 1, "prepared statements made ready to run"));

    static final List<Column> OF_POOLS = List.of(
            new Column("cl_active", POOLS + "client_active_connections", 1, "clients that have a connection"),
            new Column("cl_waiting", POOLS + "client_waiting_connections", 1, "clients that wait for one"),
            new Column("sv_active", POOLS + "server_active_connections", 1, "connections lent to a client"),
            new Column("sv_idle", POOLS + "server_idle_connections", 1, "connections free to be lent"),
            new Column("sv_used", POOLS + "server_used_connections", 1, "free connections to be checked first"),
            new Column("sv_tested", POOLS + "server_testing_connections", 1, "connections being checked or reset"),
            new Column("sv_login", POOLS + "server_login_connections", 1, "connections that log in"));

    static final List<Column> OF_DATABASES = List.of(
            new Column("pool_size", DATABASES + "pool_size", 1, "connections a pool may have"),
            new Column("reserve_pool", DATABASES + "reserve_pool", 1, "connections beyond it in need"),
            new Column("reserve_pool_size", DATABASES + "reserve_pool_size", 1, "the same, as newer versions call it"),
            new Column("max_connections", DATABASES + "max_connections", 1, "connections the database may have"),
            new Column("current_connections", DATABASES + "current_connections", 1, "connections it has"),
            new Column("paused", DATABASES + "paused", 1, "1 while it is paused"),
            new Column("disabled", DATABASES + "disabled", 1, "1 while it is disabled"));

    static final List<Column> OF_LISTS = List.of(
            new Column("databases", "pgbouncer_databases", 1, "databases, the console's own among them"),
            new Column("users", "pgbouncer_users", 1, "users"),
            new Column("pools", "pgbouncer_pools", 1, "pools, the console's own among them"),
            new Column("used_clients", "pgbouncer_used_clients", 1, "clients"),
            new Column("free_clients", "pgbouncer_free_clients", 1, "places kept for clients"),
            new Column("login_clients", "pgbouncer_login_clients", 1, "clients that log in"),
            new Column("used_servers", "pgbouncer_used_servers", 1, "connections to servers"),
            new Column("free_servers", "pgbouncer_free_servers", 1, "places kept for connections"));

    static final List<Column> OF_CONFIG = List.of(
            new Column("max_client_conn", "pgbouncer_config_max_client_connections", 1, "clients at most"),
            new Column(
                    "max_user_connections",
                    "pgbouncer_config_max_user_connections",
                    1,
                    "connections of a user at most; 0: no limit"));
}
