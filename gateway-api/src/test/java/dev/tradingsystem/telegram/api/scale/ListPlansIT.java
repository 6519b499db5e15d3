package dev.tradingsystem.telegram.api.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the server really does for every list of the API over many messages: no table that grows
/// is read as a whole, and little is read in vain. `scale.messages` says how many there are.
class ListPlansIT {

    private static final int MESSAGES = Integer.getInteger("scale.messages", 60_000);
    private static final String DATABASE = "telegram_gateway";

    /// A small table of marks is rightly read as a whole.
    private static final Set<String> GROWING = MESSAGES < 1_000_000
            ? Set.of("messages", "log", "message_key")
            : Set.of("messages", "log", "message_key", "consumer_mark");

    /// A filter that matches little is followed for 20,000 messages.
    private static final long MOST_IN_VAIN = 25_000;

    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();
    private static ApiFixture api;
    private static Plans plans;

    @BeforeAll
    static void fill() throws Exception {
        api = new ApiFixture();
        long began = System.nanoTime();
        new ManyMessages(api.postgres, DATABASE, MESSAGES).fill();
        System.out.printf("%d messages in %s%n", MESSAGES, Duration.ofNanos(System.nanoTime() - began));
        plans = new Plans(api.jdbc(), DATABASE);
        await().atMost(Duration.ofSeconds(30)).until(() -> api.get("/consumers").status() == 200);
        api.send("PUT", "/consumers/reports", "{\"from\":\"beginning\",\"channels\":[\"-3\"]}");
    }

    @AfterAll
    static void stop() throws IOException {
        String page = System.getProperty("scale.page", "");
        if (!page.isEmpty()) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            String text = """
                    # What the lists of the API read

                    Every list of the API over %1$d messages (twenty channels, one message every five minutes) on real PostgreSQL
                    through PgBouncer, with the plan of each statement as it was run (`auto_explain`, with what was really read). No
                    statement reads all of a table that grows. Rows in vain were read and then dropped by a filter, or sorted
                    and not taken: no more than %2$d for one answer. Filters by kind, media, edits, deletions, status and origin have no index of
                    their own: after 20,000 messages a page ends, however short, and its `next` goes on from there.

                    Measured by `scripts/list-plans.sh --messages %1$d`, %3$s.

                    | list | statements | rows read in vain by all of them |
                    |---|---|---|
                    %4$s
                    """.formatted(MESSAGES, MOST_IN_VAIN, now, String.join("\n", LINES));
            Files.writeString(Path.of(page), text);
        }
        plans.close();
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/messages?channel=-1&kind=photo",
                "/messages?kind=photo",
                "/messages?kind=photo&direction=asc",
                "/messages?has=photo&channel=-2",
                "/messages?edited=true&channel=-2",
                "/messages?deleted=true",
                "/messages?status=published&channel=-4",
                "/messages?status=reprocess_pending",
                "/messages?origin=import",
                "/messages",
                "/messages?limit=500",
                "/messages?direction=asc",
                "/messages?channel=-1",
                "/messages?channel=-1&around=500&limit=100",
                "/messages?channel=-1&before=1000",
                "/messages?channel=-1&after=1000",
                "/messages?channel=-1,-2,-3&deleted=any",
                "/messages?channel=-1&replyTo=7",
                "/messages?channel=-2&thread=7",
                "/messages?channel=-3&album=7",
                "/messages?q=compra",
                "/messages?q=nothing-like-it&channel=-5",
                "/messages?order=seq",
                "/messages?order=seq&direction=asc&channel=-7",
                "/messages?order=seq&kind=photo",
                "/messages?count=estimate&channel=-1",
                "/changes?since=0",
                "/changes?since=10000&limit=500",
                "/changes?since=10000&channel=-9",
                "/changes?since=0&kind=deleted",
                "/changes?since=0&kind=edited&channel=-9",
                "/messages/unprocessed?consumer=reports&channel=-3",
                "/messages/unprocessed?consumer=new&channel=-3",
                "/consumers",
                "/consumers/reports/changes?limit=500",
                "/consumers/reports/failures",
                "/channels",
                "/channels?q=channel",
                "/channels/-1",
                "/channels/-1/coverage",
                "/channels/-1/coverage?buckets=100",
                "/jobs",
                "/jobs?kind=sync&state=queued",
                "/keys",
                "/messages/-1/1000",
                "/messages/-1/1000/versions",
                "/messages/-1/1000/trace"
            })
    void noListReadsAWholeTableOrMuchInVain(String path) {
        List<JsonNode> done = done(path);

        assertThat(done.stream().flatMap(ListPlansIT::scans)).isEmpty();
        assertThat(done.stream().mapToLong(ListPlansIT::inVain).sum())
                .as("rows read in vain")
                .isLessThanOrEqualTo(MOST_IN_VAIN);
    }

    /// The index of words is taken once there is enough to go through.
    @Test
    void aRareWordIsFoundThroughItsIndex() {
        assertThat(done("/messages?q=jabuticaba").stream().flatMap(ListPlansIT::scans))
                .isEmpty();
    }

    @Test
    void aFilterThatMatchesNothingIsFollowedToTheEndPageByPage() {
        JsonNode page = api.get("/messages?origin=import").json();
        int pages = 1;
        while (!page.path("page").path("next").isNull()) {
            assertThat(page.path("items")).isEmpty();
            page = api.get("/messages?origin=import&cursor="
                            + page.path("page").path("next").asString())
                    .json();
            pages++;
        }
        // a page ends with the step that reaches 20,000, which goes through up to a thousand
        assertThat(pages).isBetween(MESSAGES / 21_000 + 1, MESSAGES / 20_000 + 1);
    }

    private static List<JsonNode> done(String path) {
        var answer = new AtomicReference<Answer>();
        List<JsonNode> done = plans.of(() -> answer.set(api.get(path)));
        assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
        assertThat(done).isNotEmpty();
        LINES.add("| `%s` | %d | %d |"
                .formatted(
                        path,
                        done.size(),
                        done.stream().mapToLong(ListPlansIT::inVain).sum()));
        return done;
    }

    private static String sql(JsonNode plan) {
        return plan.path("Query Text").asString("").replaceAll("\\s+", " ");
    }

    private static Stream<String> scans(JsonNode plan) {
        return Plans.steps(plan).stream()
                .filter(step -> step.path("Node Type").asString().equals("Seq Scan"))
                .filter(step -> GROWING.contains(step.path("Relation Name").asString("")))
                .map(step -> "reads all of " + step.path("Relation Name").asString() + ": " + sql(plan));
    }

    private static long inVain(JsonNode plan) {
        return Plans.steps(plan).stream()
                .mapToLong(step -> removed(step) * step.path("Actual Loops").asLong(1) + sorted(step))
                .sum();
    }

    private static long removed(JsonNode step) {
        return step.path("Rows Removed by Filter").asLong(0)
                + step.path("Rows Removed by Index Recheck").asLong(0)
                + step.path("Rows Removed by Join Filter").asLong(0);
    }

    /// What a sort was given and nobody took from it.
    private static long sorted(JsonNode step) {
        return step.path("Node Type").asString().endsWith("Sort")
                ? Math.max(0, rows(step.path("Plans").path(0)) - rows(step))
                : 0;
    }

    private static long rows(JsonNode step) {
        return Math.round(
                step.path("Actual Rows").asDouble(0) * step.path("Actual Loops").asLong(1));
    }
}
