package dev.tradingsystem.telegram.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.StoreFixture;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the planner does with the questions of the API: none may read a whole table.
class ReadPlansIT {

    private static final List<Long> CHANNELS = List.of(-1L, -2L, -3L);
    private static final String FILL = """
            WITH rows AS (
              SELECT n AS seq, -(n % 3) - 1 AS channel_id, n AS message_id, now() - n * interval '10 minutes' AS sent_at,
                     jsonb_build_object('text', md5(n::text) || ' compra',
                       'replyTo', CASE WHEN n % 100 = 0 THEN jsonb_build_object('channelId', '-1', 'messageId', (n / 1000)::text) END,
                       'threadId', CASE WHEN n % 100 = 1 THEN (n / 1000)::text END,
                       'albumId', CASE WHEN n % 100 = 2 THEN (n / 1000)::text END) AS body
                FROM generate_series(1, 60000) n
            ), keys AS (
              INSERT INTO telegram.message_key (channel_id, message_id, sent_at, version, seq, digest, digest_version)
              SELECT channel_id, message_id, sent_at, 1, seq, 0, 1 FROM rows
            ), log AS (
              INSERT INTO telegram.log (seq, prev, supersedes, account, kind, channel_id, message_id, version, sent_at,
                                        received_at, recorded_at, origin, body)
              SELECT seq, 0, 0, 'main', 'posted', channel_id, message_id, 1, sent_at, sent_at, sent_at, 'live', body
                FROM rows
            )
            INSERT INTO telegram.messages (channel_id, sent_at, message_id, account, version, seq, content_kind,
                                           received_at, recorded_at, origin, body)
            SELECT channel_id, sent_at, message_id, 'main', 1, seq, 'text', sent_at, sent_at, 'live', body FROM rows
            """;

    private static StoreFixture store;
    private static final List<String> plans = new ArrayList<>();
    private static DataSource explaining;

    @BeforeAll
    static void start() {
        store = StoreFixture.start();
        store.jdbc().sql(FILL).update();
        store.jdbc()
                .sql("ANALYZE telegram.messages, telegram.message_key, telegram.log")
                .update();
        explaining = proxy(DataSource.class, store.database(), null);
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageComesFromTheIndex(boolean descending) {
        plans.clear();
        var messages = new Messages(explaining, Clock.systemUTC());
        var position = new MessageKey(-1, 30_000, Instant.now().minusSeconds(600L * 30_000));
        messages.page(query(MessageFilter.NONE, descending, null));
        messages.page(query(MessageFilter.NONE, descending, position));
        messages.page(query(MessageFilter.of(Set.of("photo"), false), descending, position));

        assertThatNothingIsScanned();
    }

    @Test
    void answersThreadsAndAlbumsHaveTheirIndexes() {
        plans.clear();
        var messages = new Messages(explaining, Clock.systemUTC());
        messages.page(query(references(7L, null, null), true, null));
        messages.page(query(references(null, 7L, null), true, null));
        messages.page(query(references(null, null, 7L), true, null));

        assertThatNothingIsScanned();
        assertThat(String.join("\n", plans)).contains("messages_reply", "messages_thread", "messages_album");
    }

    @Test
    void rareWordsAreFoundByTheirTrigrams() {
        plans.clear();
        var filter = new MessageFilter(
                Set.of(), Set.of(), Set.of(), Set.of(), null, null, null, null, null, "d41d8cd98f00b204");
        new Messages(explaining, Clock.systemUTC()).page(query(filter, true, null));

        assertThatNothingIsScanned();
        assertThat(String.join("\n", plans)).contains("messages_words");
    }

    @Test
    void theOrderOfChangesComesFromTheIndexOfKeys() {
        plans.clear();
        new MessagesBySeq(explaining)
                .page(new MessagesBySeq.Query(CHANNELS, null, null, MessageFilter.NONE, true, 30_000, 50));

        assertThatNothingIsScanned();
        assertThat(String.join("\n", plans)).contains("message_key_order");
    }

    @Test
    void versionsAreWalkedByNumber() {
        plans.clear();
        new Versions(explaining).of(-1, 30_000);

        assertThatNothingIsScanned();
    }

    private static MessageFilter references(@Nullable Long reply, @Nullable Long thread, @Nullable Long album) {
        return new MessageFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null, reply, thread, album, null);
    }

    private static MessageQuery query(MessageFilter filter, boolean descending, @Nullable MessageKey position) {
        List<Long> channels = filter.equals(MessageFilter.NONE) ? CHANNELS : List.of(-1L);
        return new MessageQuery(channels, null, null, filter, descending, position, false, 50);
    }

    private static void assertThatNothingIsScanned() {
        assertThat(plans)
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan)
                        .doesNotContain("Seq Scan on messages")
                        .doesNotContain("Seq Scan on message_key")
                        .doesNotContain("Seq Scan on log "));
    }

    /// Explains every query before it runs: each statement has a twin that gets the same values.
    private static <T> T proxy(Class<T> type, T target, @Nullable PreparedStatement twin) {
        Object made = Proxy.newProxyInstance(
                ReadPlansIT.class.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        if (twin != null && method.getName().startsWith("set") && arguments.length > 1) {
                            method.invoke(twin, arguments);
                        } else if (twin != null && method.getName().equals("executeQuery")) {
                            explain(twin);
                        }
                        Object result = method.invoke(target, arguments);
                        if (result instanceof PreparedStatement statement && target instanceof Connection connection) {
                            PreparedStatement explaining = connection.prepareStatement("EXPLAIN " + arguments[0]);
                            return proxy(PreparedStatement.class, statement, explaining);
                        }
                        return result instanceof Connection connection
                                ? proxy(Connection.class, connection, null)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(made);
    }

    private static void explain(PreparedStatement twin) throws SQLException {
        try (twin;
                ResultSet rows = twin.executeQuery()) {
            var plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            plans.add(plan.toString());
        }
    }
}
