package dev.tradingsystem.telegram.api.fuzz;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All that the API may change, as one number. Not in it: kept answers of repeated requests, and
/// when a key was last used.
final class Tables {

    private static final String ALL = List.of(
                    "channel",
                    "hidden",
                    "reprocess_request",
                    "consumer",
                    "consumer_offset",
                    "consumer_mark",
                    "job",
                    "log_head")
            .stream()
            .map(table -> "SELECT sum(hashtextextended(t::text, 0)) + count(*) AS n FROM telegram." + table + " t")
            .collect(
                    Collectors.joining(
                            " UNION ALL ",
                            "SELECT coalesce(sum(n), 0)::text FROM (",
                            " UNION ALL SELECT sum(hashtextextended(id || coalesce(revoked_at::text, ''), 0)) FROM telegram.api_key) all_rows"));

    private final JdbcClient jdbc;

    Tables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String now() {
        return jdbc.sql(ALL).query(String.class).single();
    }
}
