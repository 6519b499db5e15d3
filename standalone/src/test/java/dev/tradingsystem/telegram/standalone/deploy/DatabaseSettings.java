package dev.tradingsystem.telegram.standalone.deploy;

/// What was decided about the database server, as the server itself writes it.
final class DatabaseSettings {

    /// Name and value, one a line. TimescaleDB's own are plain text to a server without its library;
    /// the session's time zone is the driver's, so the log's stands for it.
    static final String DECIDED = """
            password_encryption scram-sha-256
            max_connections 100
            superuser_reserved_connections 3
            max_locks_per_transaction 512
            shared_buffers 512MB
            effective_cache_size 1536MB
            work_mem 4MB
            maintenance_work_mem 128MB
            wal_level replica
            wal_buffers 16MB
            min_wal_size 1GB
            max_wal_size 4GB
            wal_compression pglz
            checkpoint_timeout 15min
            checkpoint_completion_target 0.9
            fsync on
            full_page_writes on
            synchronous_commit on
            random_page_cost 1.1
            effective_io_concurrency 200
            default_statistics_target 100
            max_worker_processes 16
            max_parallel_workers 4
            max_parallel_workers_per_gather 2
            autovacuum_max_workers 3
            autovacuum_naptime 1min
            autovacuum_vacuum_scale_factor 0.05
            autovacuum_analyze_scale_factor 0.02
            autovacuum_vacuum_cost_limit 1000
            idle_in_transaction_session_timeout 1min
            log_lock_waits on
            log_temp_files 0
            log_autovacuum_min_duration 1s
            log_min_duration_statement 500ms
            log_connections off
            log_disconnections off
            pg_stat_statements.max 10000
            pg_stat_statements.track all
            timescaledb.max_background_workers 8
            timescaledb.telemetry_level off
            log_timezone UTC
            server_encoding UTF8
            lc_collate C
            data_checksums on
            """;

    private DatabaseSettings() {}
}
