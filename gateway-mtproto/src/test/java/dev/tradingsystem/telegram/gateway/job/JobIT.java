package dev.tradingsystem.telegram.gateway.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.gateway.telegram.GatewayClient.Reply;
import dev.tradingsystem.telegram.gateway.telegram.TelegramGateway;
import dev.tradingsystem.telegram.gateway.telegram.TelegramServers;
import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobKind;
import dev.tradingsystem.telegram.store.job.JobRequest;
import dev.tradingsystem.telegram.store.job.Jobs;
import dev.tradingsystem.telegram.store.mark.Marks;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Draft;
import dev.tradingsystem.telegram.testdc.account.User;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Promise: a job is a row that says how far it is, can be cancelled, and outlives the gateway.
/// The flood wait comes last: after it nobody may ask for a minute.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JobIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int POSTS = 1500;

    @TempDir
    private static Path folder;

    private static TelegramServers servers;
    private static TelegramGateway gateway;
    private static Channel channel;
    private static Channel other;

    @BeforeAll
    static void start() {
        servers = TelegramServers.start();
        User user = servers.telegram().user("+5511987650002").code("24680");
        channel = channel(user, "Long history", POSTS);
        other = channel(user, "Unread history", 1_000);
        gateway = run("400ms").logIn(user);
        watch(channel);
    }

    private static Channel channel(User user, String title, int posts) {
        Channel made = servers.telegram().channel(title);
        Instant start = Instant.now().minus(Duration.ofDays(30));
        for (int i = 0; i < posts; i++) {
            made.backdated(start.plus(Duration.ofMinutes(i)), Draft.of("number %d".formatted(i)));
        }
        servers.telegram().join(user, made);
        return made;
    }

    /// From its newest ten ids on.
    private static void watch(Channel wanted) {
        Reply reply = gateway.http()
                .put(
                        "/channels/%d/watch".formatted(TelegramGateway.id(wanted)),
                        Map.of("backfill", Map.of("mode", "last", "last", 10)));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        servers.close();
    }

    private static TelegramGateway run(String pace) {
        return TelegramGateway.start(
                servers,
                "main",
                folder.resolve("session"),
                Map.of(
                        "telegram.coverage.pace", pace,
                        "telegram.coverage.look-every", "1h",
                        "telegram.jobs.look-every", "100ms"));
    }

    private static Reply sync(Channel wanted, int last) {
        Reply asked = gateway.http()
                .post(
                        "/sync-jobs",
                        Map.of("channels", List.of(Long.toString(TelegramGateway.id(wanted))), "last", last));
        assertThat(asked.status()).as("%s", asked).isEqualTo(202);
        return asked;
    }

    private static Reply job(String id) {
        return gateway.http().get("/sync-jobs/" + id);
    }

    private static Reply awaitState(String id, String state) {
        return await("job in state " + state)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> job(id), reply -> reply.field("state").equals(state));
    }

    private static long fetched(Reply job) {
        return job.json().path("progress").path("fetched").asLong();
    }

    private static long stored() {
        return servers.database()
                .sql("SELECT count(*) FROM telegram.message_key")
                .query(Long.class)
                .single();
    }

    @Test
    @Order(1)
    void goesOnWithAJobAfterTheGatewayWasStopped() {
        await("what was wanted at first").atMost(LIMIT).until(() -> stored() == 10);
        String id = sync(channel, POSTS + 1).field("id");
        assertThat(sync(channel, POSTS + 1).field("id"))
                .as("asked for twice, done once")
                .isEqualTo(id);
        Reply running = await("progress").atMost(LIMIT).until(() -> job(id), reply -> fetched(reply) >= 300);
        assertThat(running.field("state")).isEqualTo("running");
        assertThat(running.header("Retry-After")).isEqualTo("2");

        gateway.close();
        long storedBefore = stored();
        gateway = run("5ms");
        Reply done = awaitState(id, "succeeded");

        assertThat(storedBefore).isBetween(200L, POSTS - 1L);
        assertThat(stored()).isEqualTo(POSTS);
        assertThat(done.json().path("progress").path("channelsDone").asInt()).isEqualTo(1);
        assertThat(fetched(done)).isGreaterThan(fetched(running));
        assertThat(gateway.http().post("/sync-jobs/" + id + "/cancel", Map.of()).status())
                .isEqualTo(409);
        assertThat(gateway.http()
                        .get("/sync-jobs?limit=1")
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString(""))
                .isEqualTo(id);
    }

    @Test
    @Order(2)
    void refusesWhatMakesNoSense() {
        assertThat(gateway.http().post("/sync-jobs", Map.of("last", 0)).field("type"))
                .endsWith("invalid-parameter");
        assertThat(gateway.http()
                        .post("/sync-jobs", Map.of("channels", List.of("me")))
                        .status())
                .isEqualTo(400);
        assertThat(gateway.http()
                        .post("/sync-jobs", Map.of("since", "yesterday"))
                        .status())
                .isEqualTo(400);
        assertThat(job("job_01JB7QZZZZZZZZZZZZZZZZZZZZ").field("type")).endsWith("job-not-found");
        assertThat(gateway.http().get("/channels/-100/coverage").field("type")).endsWith("channel-not-found");
        assertThat(gateway.http().post("/sync-jobs/nudge", Map.of()).status()).isEqualTo(204);
    }

    @Test
    @Order(3)
    void theLogFollowsWhatOperatorsMark() {
        var marks = new Marks(gateway.bean(DataSource.class));
        long id = TelegramGateway.id(channel);
        String text = state("body ->> 'text'", 1_400);
        assertThat(marks.hide(id, 1_400, "operator", "a duplicate")).isTrue();

        succeed(JobKind.APPEND_DELETION, Map.of("channels", List.of(Long.toString(id))));
        assertThat(state("deleted_by", 1_400)).isEqualTo("operator");
        assertThat(logged(1_400)).containsExactly("posted", "deleted");

        String audit = gateway.http()
                .post("/channels/%d/audit".formatted(id), Map.of("fromId", "1390", "toId", "1410"))
                .field("id");
        awaitState(audit, "succeeded");
        assertThat(logged(1_400)).as("history does not undo it").containsExactly("posted", "deleted");

        assertThat(marks.restore(id, 1_400)).isTrue();
        succeed(JobKind.APPEND_DELETION, Map.of("channels", List.of(Long.toString(id))));
        assertThat(logged(1_400)).containsExactly("posted", "deleted", "edited");
        assertThat(state("coalesce(deleted_by, 'nobody')", 1_400)).isEqualTo("nobody");
        assertThat(state("body ->> 'text'", 1_400)).isEqualTo(text);
        assertThat(state("version", 1_400)).isEqualTo("3");
    }

    @Test
    @Order(4)
    void marksTheMessagesThatAConsumerShallTakeAgain() {
        var marks = new Marks(gateway.bean(DataSource.class));
        long id = TelegramGateway.id(channel);
        marks.hide(id, 1_001, "operator", null);
        Map<String, Object> wish = Map.of(
                "channels", List.of(Long.toString(id)),
                "consumer", "reports",
                "from", sentAt(1_000).toString(),
                "to", sentAt(1_011).toString());

        Job done = succeed(JobKind.REPROCESS, wish);

        assertThat(done.result()).hasToString("{\"marked\":10}");
        assertThat(servers.database()
                        .sql("SELECT message_id FROM telegram.reprocess_request WHERE consumer = 'reports' ORDER BY 1")
                        .query(Long.class)
                        .list())
                .containsExactly(1_000L, 1_002L, 1_003L, 1_004L, 1_005L, 1_006L, 1_007L, 1_008L, 1_009L, 1_010L);
        assertThat(succeed(JobKind.REPROCESS, wish).result()).hasToString("{\"marked\":0}");
        marks.restore(id, 1_001);
    }

    private static Job succeed(JobKind kind, Map<String, ?> parameters) {
        var jobs = gateway.bean(Jobs.class);
        String id = jobs.ask(
                        new JobRequest(kind, null, "test", JsonMapper.shared().valueToTree(parameters)))
                .job()
                .id();
        awaitState(id, "succeeded");
        return jobs.find(id).orElseThrow();
    }

    private static String state(String what, long messageId) {
        return servers.database()
                .sql("SELECT %s FROM telegram.messages WHERE channel_id = ? AND message_id = ?".formatted(what))
                .param(TelegramGateway.id(channel))
                .param(messageId)
                .query(String.class)
                .single();
    }

    private static Instant sentAt(long messageId) {
        return servers.database()
                .sql("SELECT sent_at FROM telegram.message_key WHERE channel_id = ? AND message_id = ?")
                .param(TelegramGateway.id(channel))
                .param(messageId)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private static List<String> logged(long messageId) {
        return servers.database()
                .sql("SELECT kind FROM telegram.log WHERE channel_id = ? AND message_id = ? ORDER BY seq")
                .param(TelegramGateway.id(channel))
                .param(messageId)
                .query((row, _) -> Objects.requireNonNull(row.getString("kind")))
                .list();
    }

    @Test
    @Order(5)
    void leavesTelegramAloneWhenToldSoAndCanBeCancelledMeanwhile() {
        watch(other);
        await("what was wanted at first").atMost(LIMIT).until(() -> stored() == POSTS + 10);
        servers.telegram().floodWait("messages.getHistory", 70, 1_000); // TDLib asks ahead on its own
        Instant asked = Instant.now();
        String id = sync(other, 1_000).field("id");
        Reply waiting = awaitState(id, "waiting");

        Instant until = Instant.parse(
                waiting.json().path("progress").path("waitingUntil").asString(""));
        assertThat(until).isBetween(asked.plusSeconds(69), Instant.now().plusSeconds(70));
        assertThat(gateway.http().meter("telegram_flood_wait_seconds")).isPositive();
        assertThat(gateway.http().meter("telegram_history_flood_waits_total")).isEqualTo(1);
        int questions = servers.telegram().calls().count("messages.getHistory");
        assertThat(gateway.http().post("/sync-jobs/" + id + "/cancel", Map.of()).field("state"))
                .isEqualTo("cancelling");
        awaitState(id, "cancelled");
        assertThat(servers.telegram().calls().count("messages.getHistory")).isEqualTo(questions);
        assertThat(gateway.session().ready()).isTrue();
    }
}
