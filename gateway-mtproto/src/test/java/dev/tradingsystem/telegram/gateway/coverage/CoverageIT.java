package dev.tradingsystem.telegram.gateway.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.gateway.telegram.GatewayClient.Reply;
import dev.tradingsystem.telegram.gateway.telegram.TelegramGateway;
import dev.tradingsystem.telegram.gateway.telegram.TelegramServers;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import dev.tradingsystem.telegram.testdc.account.Access;
import dev.tradingsystem.telegram.testdc.account.BasicGroup;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Draft;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: every id of a watched channel gets the verdict the data centre knows, whatever was
/// missed, and nothing is called deleted that is only out of sight.
///
/// One class because a gateway with TDLib takes seconds to start.
class CoverageIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static TelegramServers servers;
    private static User user;
    private static BasicGroup friends;
    private static Channel became;
    private static TelegramGateway gateway;

    @BeforeAll
    static void start() {
        servers = TelegramServers.start();
        user = servers.telegram().user("+5511987650001").code("24680");
        friends = servers.telegram().basicGroup("Friends").join(user);
        became = servers.telegram().migrate(servers.telegram().basicGroup("Old").join(user));
        gateway = run().logIn(user);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        servers.close();
    }

    private static TelegramGateway run() {
        return TelegramGateway.start(
                servers,
                "main",
                folder.resolve("session"),
                Map.of(
                        "telegram.coverage.pace", "5ms",
                        "telegram.coverage.sweep-pace", "5ms",
                        "telegram.coverage.look-every", "300ms",
                        "telegram.coverage.retry-after", "300ms",
                        "telegram.coverage.open-anew-every", "1s",
                        "telegram.channels.refresh-every", "200ms"));
    }

    /// A channel with a month of history.
    private static Channel channel(String title, int posts) {
        Channel channel = servers.telegram().channel(title);
        Instant start = Instant.now().minus(Duration.ofDays(30));
        for (int i = 0; i < posts; i++) {
            channel.backdated(start.plus(Duration.ofMinutes(i)), Draft.of("%s %d".formatted(title, i)));
        }
        servers.telegram().join(user, channel);
        return channel;
    }

    private static String path(Channel channel, String what) {
        return "/channels/%d/%s".formatted(TelegramGateway.id(channel), what);
    }

    private static void watchAll(Channel channel) {
        Reply reply = gateway.http().put(path(channel, "watch"), Map.of("backfill", Map.of("mode", "all")));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    private static void awaitTruth(Channel channel) {
        await("the verdicts of " + channel.title())
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(Expected.differences(gateway, channel)).isEmpty());
    }

    private static void awaitIdle() {
        await("nothing left to do")
                .atMost(LIMIT)
                .until(() -> gateway.bean(CatchUp.class).isIdle());
    }

    private static List<Post> posts(Channel channel) {
        return channel.visible().reversed().stream()
                .filter(post -> !post.isService())
                .toList();
    }

    private static long count(String sql, Channel channel) {
        return servers.database()
                .sql(sql)
                .param("channel", TelegramGateway.id(channel))
                .query(Long.class)
                .single();
    }

    private static List<Long> deletions(Channel channel) {
        return servers.database()
                .sql("SELECT message_id FROM telegram.log WHERE channel_id = :channel AND kind = 'deleted' ORDER BY 1")
                .param("channel", TelegramGateway.id(channel))
                .query((row, _) -> row.getLong("message_id"))
                .list();
    }

    private static List<Long> ids(Post... posts) {
        return Stream.of(posts).map(post -> (long) post.id()).toList();
    }

    private static void succeed(Reply asked) {
        assertThat(asked.status()).as("%s", asked).isEqualTo(202);
        await("job " + asked.field("id"))
                .atMost(LIMIT)
                .until(
                        () -> gateway.http()
                                .get("/sync-jobs/" + asked.field("id"))
                                .field("state"),
                        "succeeded"::equals);
    }

    @Test
    void findsTheVerdictOfEveryIdOfANewChannel() {
        Channel channel = channel("Backfilled", 450);
        channel.delete(posts(channel).subList(100, 130).toArray(Post[]::new));
        channel.skipIds(7);
        channel.rename("Backfilled and renamed");
        channel.post("the newest");

        watchAll(channel);
        awaitTruth(channel);

        Reply reply = gateway.http().get(path(channel, "coverage"));
        assertThat(reply.json().path("complete").asBoolean(false))
                .as("%s", reply)
                .isTrue();
        assertThat(reply.json().path("counts").path("stored").asLong()).isEqualTo(421);
        assertThat(reply.json().path("counts").path("deletedUpstream").asLong()).isEqualTo(37);
        assertThat(reply.json().path("counts").path("service").asLong()).isEqualTo(2);
        await("the title")
                .atMost(LIMIT)
                .until(() -> gateway.http()
                        .get("/channels/discovery?refresh=true")
                        .text()
                        .contains("and renamed"));
    }

    @Test
    void putsBackRowsThatWereRemovedAndFetchesMessagesThatWereForgotten() {
        Channel channel = channel("Robbed", 800);
        watchAll(channel);
        awaitTruth(channel);
        awaitIdle();
        String checksum = """
                SELECT sum(hashtext(concat_ws(' ', m.message_id, m.version, m.seq, m.body, m.sent_at, m.edited_at,
                                              m.received_at, m.recorded_at, m.content_kind, m.origin, m.account)))
                  FROM telegram.messages m WHERE m.channel_id = :channel
                """;
        long before = count(checksum, channel);
        long logged = count("SELECT count(*) FROM telegram.log WHERE channel_id = :channel", channel);

        servers.database()
                .sql("DELETE FROM telegram.messages WHERE channel_id = :channel AND message_id BETWEEN 101 AND 600")
                .param("channel", TelegramGateway.id(channel))
                .update();
        succeed(gateway.http().post(path(channel, "audit"), Map.of()));

        assertThat(count(checksum, channel)).isEqualTo(before);
        assertThat(count("SELECT count(*) FROM telegram.log WHERE channel_id = :channel", channel))
                .isEqualTo(logged);
        assertThat(gateway.http().meter("telegram_coverage_repaired_total")).isGreaterThanOrEqualTo(500);

        servers.database()
                .sql("""
                        WITH keys AS (
                          DELETE FROM telegram.message_key WHERE channel_id = :channel AND message_id BETWEEN 151 AND 650
                        )
                        DELETE FROM telegram.messages WHERE channel_id = :channel AND message_id BETWEEN 151 AND 650
                        """)
                .param("channel", TelegramGateway.id(channel))
                .update();
        awaitTruth(channel); // nobody asked for it

        assertThat(count("SELECT count(*) FROM telegram.messages WHERE channel_id = :channel", channel))
                .isEqualTo(800);
        assertThat(count("SELECT max(version) FROM telegram.message_key WHERE channel_id = :channel", channel))
                .isEqualTo(1);
    }

    @Test
    void learnsWhatWasPostedEditedAndDeletedWhileItWasAway() {
        Channel channel = channel("Away", 10);
        List<Post> recent = IntStream.range(0, 150)
                .mapToObj(i -> channel.post("recent %d".formatted(i)))
                .toList();
        watchAll(channel);
        awaitTruth(channel);
        awaitIdle();

        gateway.close();
        channel.edit(recent.get(5), "edited while away");
        channel.edit(recent.get(149), "edited and then deleted");
        channel.delete(recent.get(20), recent.get(21), recent.get(80), recent.get(149));
        IntStream.range(0, 250).forEach(i -> channel.post("posted while away %d".formatted(i)));
        Post last = channel.post("posted and deleted while away");
        channel.delete(last);
        gateway = run();
        awaitTruth(channel);
        awaitIdle();

        assertThat(count(
                        "SELECT version FROM telegram.message_key WHERE channel_id = :channel AND message_id = "
                                + recent.get(5).id(),
                        channel))
                .isEqualTo(2);
        assertThat(text(channel, recent.get(5))).isEqualTo("edited while away");
        assertThat(deletions(channel)).isEqualTo(ids(recent.get(20), recent.get(21), recent.get(80), recent.get(149)));
        assertThat(count("""
                SELECT count(*) FROM (SELECT message_id - lag(message_id) OVER (ORDER BY seq) AS step
                  FROM telegram.log WHERE channel_id = :channel AND kind = 'posted' AND message_id > %d) s WHERE step < 0
                """.formatted(recent.get(149).id()), channel))
                .as("posted while away, out of order")
                .isZero();
    }

    @Test
    void hearsOfEditsOfOldMessagesAlsoAfterARestart() {
        Channel channel = channel("Old", 250);
        watchAll(channel);
        awaitTruth(channel);
        awaitIdle();
        Post old = posts(channel).get(20);
        Post older = posts(channel).get(10);

        gateway.close();
        channel.edit(older, "edited while away");
        gateway = run();
        awaitTruth(channel);
        awaitIdle();
        channel.edit(old, "edited live");

        await("both edits").atMost(LIMIT).untilAsserted(() -> {
            assertThat(text(channel, old)).isEqualTo("edited live");
            assertThat(text(channel, older)).isEqualTo("edited while away");
        });
    }

    private static String text(Channel channel, Post post) {
        return servers.database()
                .sql("SELECT body ->> 'text' FROM telegram.messages WHERE channel_id = :channel AND message_id = :id")
                .param("channel", TelegramGateway.id(channel))
                .param("id", post.id())
                .query(String.class)
                .single();
    }

    @Test
    void readsForItselfWhatTelegramFindsTooMuchToTell() {
        Channel channel = channel("Too much", 10);
        List<Post> recent = IntStream.range(0, 150)
                .mapToObj(i -> channel.post("recent %d".formatted(i)))
                .toList();
        watchAll(channel);
        awaitTruth(channel);
        awaitIdle();

        servers.telegram().outage();
        channel.edit(recent.get(30), "edited meanwhile");
        channel.delete(recent.get(40), recent.get(41), recent.get(148), recent.get(149));
        IntStream.range(0, 120).forEach(i -> channel.post("posted meanwhile %d".formatted(i)));
        servers.telegram().tooLong(channel);
        servers.telegram().forgetSessions();
        servers.telegram().restore();

        awaitTruth(channel);
        awaitIdle();
        assertThat(count(
                        "SELECT version FROM telegram.message_key WHERE channel_id = :channel AND message_id = "
                                + recent.get(30).id(),
                        channel))
                .isEqualTo(2);
        assertThat(deletions(channel)).isEqualTo(ids(recent.get(40), recent.get(41), recent.get(148), recent.get(149)));
        assertThat(gateway.http().meter("telegram_session_ends_total{reason=\"opened_anew\"}"))
                .isOne();
    }

    @Test
    void sweepsAllHistoryOnceAMonthAndFindsWhatIsShownByNow() {
        Channel channel = channel("Swept", 150);
        channel.hideHistoryUpTo(60);
        watchAll(channel);
        await("what is hidden has a verdict")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(Expected.said(gateway, channel))
                        .filteredOn(said -> said.verdict() == Verdict.INACCESSIBLE)
                        .hasSize(60));
        String swept = "SELECT count(*) FROM telegram.coverage_state WHERE channel_id = :channel AND swept_at > now()"
                + " - interval '1 day' AND sweep_id IS NULL";
        await("read for the first time").atMost(LIMIT).until(() -> count(swept, channel) == 1);
        awaitIdle();
        channel.hideHistoryUpTo(0);

        servers.database()
                .sql("UPDATE telegram.coverage_state SET swept_at = now() - interval '31 days' WHERE channel_id = ?")
                .param(TelegramGateway.id(channel))
                .update();

        await("the sweep").atMost(LIMIT).until(() -> count(swept, channel) == 1);
        awaitTruth(channel);
        assertThat(deletions(channel)).isEmpty();
    }

    @Test
    void beginsWithTheMessagesSinceATime() {
        Channel channel = channel("Since", 300);
        Post first = posts(channel).get(200);
        Instant since = Instant.ofEpochSecond(first.date());
        Reply reply = gateway.http()
                .put(path(channel, "watch"), Map.of("backfill", Map.of("mode", "since", "since", since.toString())));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);

        await("a hundred messages and nothing unknown")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(Expected.said(gateway, channel))
                        .extracting(Expected.Said::id, Expected.Said::verdict)
                        .startsWith(tuple((long) first.id(), Verdict.STORED))
                        .hasSize(Expected.of(channel).size() - first.id() + 1)
                        .doesNotContain(tuple((long) first.id() - 1, Verdict.STORED)));
        awaitIdle();
        assertThat(count("SELECT min(message_id) FROM telegram.message_key WHERE channel_id = :channel", channel))
                .isEqualTo(first.id());
        channel.edit(posts(channel).get(10), "of no concern");
        channel.post("of concern");
        await().atMost(LIMIT)
                .until(() ->
                        count("SELECT max(message_id) FROM telegram.message_key WHERE channel_id = :channel", channel)
                                == posts(channel).getLast().id());
        assertThat(count("SELECT count(*) FROM telegram.log WHERE channel_id = :channel", channel))
                .isEqualTo(101);
    }

    @Test
    void callsHiddenHistoryInaccessibleAndNeverDeleted() {
        Channel hidden = channel("Hidden", 300);
        watchAll(hidden);
        awaitTruth(hidden);
        hidden.hideHistoryUpTo(120);
        Channel always = channel("Always hidden", 300);
        always.hideHistoryUpTo(200);
        watchAll(always);

        await("everything has a verdict")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(Expected.said(gateway, always))
                        .hasSize(301)
                        .extracting(Expected.Said::verdict)
                        .doesNotContain(Verdict.UNKNOWN));
        succeed(gateway.http().post(path(hidden, "audit"), Map.of()));

        assertThat(Expected.said(gateway, always).subList(0, 200))
                .extracting(Expected.Said::verdict)
                .containsOnly(Verdict.INACCESSIBLE);
        assertThat(Expected.said(gateway, always).subList(200, 301))
                .extracting(Expected.Said::verdict)
                .containsOnly(Verdict.STORED);
        assertThat(Expected.differences(gateway, hidden)).isEmpty();
        assertThat(deletions(hidden)).isEmpty();
        assertThat(deletions(always)).isEmpty();
    }

    @Test
    void losesOneChannelAndGoesOnWithTheOthers() {
        Channel lost = channel("Lost", 150);
        Channel kept = channel("Kept", 20);
        watchAll(lost);
        watchAll(kept);
        awaitTruth(lost);
        awaitTruth(kept);

        lost.admit(user, Access.BANNED);
        await("the loss is noticed")
                .atMost(LIMIT)
                .until(() -> gateway.http().meter("telegram_channels_inaccessible") == 1.0);
        kept.post("still heard");
        awaitTruth(kept);

        assertThat(servers.database()
                        .sql(
                                "SELECT lost_reason FROM telegram.channel WHERE channel_id = :channel AND lost_at IS NOT NULL")
                        .param("channel", TelegramGateway.id(lost))
                        .query(String.class)
                        .single())
                .isNotBlank();
        assertThat(deletions(lost)).isEmpty();
        lost.admit(user, Access.MEMBER);
        lost.post("heard again");
        await("it is back").atMost(LIMIT).until(() -> gateway.http().meter("telegram_channels_inaccessible") == 0.0);
        awaitTruth(lost);
        assertThat(deletions(lost)).isEmpty();
    }

    @Test
    void refusesWhatCannotBeWatchedAndTakesNothingNobodyWatches() {
        Channel ignored = channel("Ignored", 5);
        IntStream.range(0, 20).forEach(i -> ignored.post("nobody asked %d".formatted(i)));

        await("the group is discovered")
                .atMost(LIMIT)
                .until(() -> gateway.http()
                        .get("/channels/discovery?refresh=true")
                        .text()
                        .contains("Friends"));
        Reply refused = gateway.http().put("/channels/-%d/watch".formatted(friends.id()), Map.of());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field("detail")).contains("basic group");
        watchAll(became);
        awaitTruth(became);
        assertThat(count("SELECT count(*) FROM telegram.messages WHERE channel_id = :channel", ignored))
                .isZero();
        assertThat(gateway.http().delete(path(ignored, "watch")).status()).isEqualTo(404);
    }
}
