package dev.tradingsystem.telegram.store.legacy;

import dev.tradingsystem.telegram.local.LocalPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A database as the previous stack left it, in one of its variants, filled with invented rows.
/// What runs on plain PostgreSQL: no hypertable and no compressed chunks.
final class PreviousStack {

    private final LocalPostgres postgres;
    private final String name;
    private final Variant variant;

    private PreviousStack(LocalPostgres postgres, String name, Variant variant) {
        this.postgres = postgres;
        this.name = name;
        this.variant = variant;
    }

    /// @param messages of which a fifth comes twice, beside nine odd rows
    static PreviousStack of(LocalPostgres postgres, Variant variant, int messages, String step) {
        return of(postgres, variant, messages, step, "old_" + variant.word());
    }

    static PreviousStack of(LocalPostgres postgres, Variant variant, int messages, String step, String name) {
        var old = new PreviousStack(postgres, name, variant);
        postgres.createDatabase(old.name);
        old.execute(file(variant.word() + ".sql"));
        old.add(1, messages, step);
        old.execute(file("again.sql"));
        old.execute(file("odd.sql"));
        old.execute(variant == Variant.API ? "SELECT 1" : odder(variant));
        old.execute("ANALYZE");
        return old;
    }

    private static String odder(Variant variant) {
        return """
                INSERT INTO telegram_gateway.messages
                       (channel_id, message_id, source, message_type, text, received_at, telegram_date, created_at)
                VALUES (%s, 'user_client', 'channel_post', 'ids in words', '2026-08-02 10:00Z', '2026-08-02 09:59Z',
                        '2026-08-02 10:00Z')
                """.formatted(variant == Variant.SCRIPT ? "'@channel', 9" : "-1001000000009, 'nine'");
    }

    void add(int from, int to, String step) {
        boolean numbers = variant != Variant.SCRIPT;
        execute(file("rows.sql")
                .replace("<channel>", numbers ? "bigint" : "text")
                .replace("<message>", variant == Variant.GATEWAY ? "text" : "bigint")
                .replace("<thread>", variant == Variant.GATEWAY ? "text" : "bigint")
                .replace("<from>", Integer.toString(from))
                .replace("<to>", Integer.toString(to))
                .replace("<step>", step));
    }

    void execute(String sql) {
        try (Connection connection = postgres.connect(name);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the previous stack's database", e);
        }
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    long count(String where) {
        return Objects.requireNonNull(jdbc().sql("SELECT count(*) FROM telegram_gateway.messages m WHERE " + where)
                .query(Long.class)
                .single());
    }

    LegacySource source() {
        return new LegacySource(dataSource(), "telegram_gateway", "messages");
    }

    String name() {
        return name;
    }

    private DriverManagerDataSource dataSource() {
        return new DriverManagerDataSource(postgres.jdbcUrl(name), postgres.user(), postgres.password());
    }

    private static String file(String name) {
        try (InputStream in = PreviousStack.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
