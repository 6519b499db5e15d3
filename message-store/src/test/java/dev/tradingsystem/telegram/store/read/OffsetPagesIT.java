package dev.tradingsystem.telegram.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.store.StoreFixture;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pages by offset over 10,500 messages, five minutes apart: enough for a total that is not
/// counted any more.
class OffsetPagesIT {

    private static final int ALL = 10_500;
    private static final String FILL = """
            WITH rows AS (
              SELECT -1 AS channel_id, i AS message_id, now() - make_interval(mins => 5 * (10501 - i)) AS sent_at,
                     jsonb_build_object('kind', 'text', 'text', 'message ' || i) AS body
                FROM generate_series(1, 10500) i
            ), keys AS (
              INSERT INTO telegram.message_key (channel_id, message_id, sent_at, version, seq, digest, digest_version)
              SELECT channel_id, message_id, sent_at, 1, message_id, 0, 1 FROM rows
            )
            INSERT INTO telegram.messages (channel_id, sent_at, message_id, account, version, seq, content_kind,
                                           received_at, recorded_at, origin, body)
            SELECT channel_id, sent_at, message_id, 'main', 1, message_id, 'text', sent_at, sent_at, 'live', body
              FROM rows
            """;

    private static StoreFixture store;
    private static OffsetPages pages;

    @BeforeAll
    static void start() {
        store = StoreFixture.start();
        store.jdbc().sql(FILL).update();
        store.jdbc().sql("ANALYZE telegram.messages").update();
        var messages = new Messages(store.database(), Clock.systemUTC());
        pages = new OffsetPages(store.database(), messages, new MessageCounts(store.database(), messages));
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    private static MessageQuery query(MessageFilter filter, boolean descending, int limit) {
        return new MessageQuery(List.of(-1L), null, null, filter, descending, null, false, limit);
    }

    private static List<Long> ids(OffsetPages.Page page) {
        return page.messages().stream().map(row -> row.message().messageId()).toList();
    }

    @Test
    void aPageBeginsWhereItsOffsetSays() {
        for (int offset : List.of(0, 1, 49, 4_000, 10_000, 10_497)) {
            OffsetPages.Page newest = pages.page(query(MessageFilter.NONE, true, 3), offset);
            OffsetPages.Page oldest = pages.page(query(MessageFilter.NONE, false, 3), offset);
            long first = (long) ALL - offset;

            assertThat(ids(newest)).containsExactly(first, first - 1, first - 2);
            assertThat(ids(oldest)).containsExactly(offset + 1L, offset + 2L, offset + 3L);
            assertThat(newest.more()).isEqualTo(offset < 10_497);
        }
    }

    @Test
    void aTotalAboveTenThousandIsAGuessThatDoesNotContradict() {
        OffsetPages.Page page = pages.page(query(MessageFilter.NONE, true, 50), 10_440);

        assertThat(page.more()).isTrue();
        assertThat(page.total()).isGreaterThan(10_490);
        assertThat(pages.page(query(MessageFilter.NONE, true, 50), 0).total()).isGreaterThan(10_000);
    }

    @Test
    void aTotalIsExactAtTheEndAndBehindIt() {
        assertThat(pages.page(query(MessageFilter.NONE, true, 50), 10_450).total())
                .isEqualTo(ALL);
        assertThat(pages.page(query(MessageFilter.NONE, true, 50), 10_500).total())
                .isEqualTo(ALL);
        assertThat(pages.page(query(MessageFilter.NONE, true, 50), 99_999).total())
                .isEqualTo(ALL);
        assertThat(pages.page(query(MessageFilter.NONE, true, 50), 99_999).more())
                .isFalse();
    }

    @Test
    void aTotalUpToTenThousandIsCounted() {
        var filter =
                new MessageFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null, null, null, null, "message 77");
        OffsetPages.Page page = pages.page(query(filter, true, 5), 0);

        assertThat(page.total()).isEqualTo(111); // 77, 770 to 779 and 7700 to 7799
        assertThat(page.more()).isTrue();
    }

    @Test
    void idsAreFoundWithoutLookingForThem() {
        var filter = new MessageFilter(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(7L, 10_000L, 99_999L));

        assertThat(ids(pages.page(query(filter, true, 50), 0))).containsExactly(10_000L, 7L);
        assertThat(ids(pages.page(query(filter, false, 50), 1))).containsExactly(10_000L);
        assertThat(pages.page(query(filter, true, 1), 0).total()).isEqualTo(2);
    }
}
