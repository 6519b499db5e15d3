package dev.tradingsystem.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import dev.tradingsystem.telegram.api.StreamClient.Event;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.store.key.ApiKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The stream and the long poll against real servers.
class StreamIT {

    private static final Instant DAY = Instant.parse("2025-11-05T12:00:00Z");
    private static final int READERS = 200;
    private static final int CHANGES = 20_000;
    private static ApiFixture api;
    private static long lastMessage;

    @BeforeAll
    static void start() {
        api = new ApiFixture("--telegram.api.stream.heartbeat=300ms");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void everyReaderSeesEachNumberOnceAndInOrderWhateverCutsItOff() throws Exception {
        long before = head();
        var cuts = new AtomicInteger();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> seen = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                var random = new Random(reader);
                seen.add(readers.submit(reader(before, before + CHANGES, random, cuts)));
            }
            for (int batch = 0; batch < CHANGES / 500; batch++) {
                post(500);
            }
            List<Long> all =
                    LongStream.rangeClosed(before + 1, before + CHANGES).boxed().toList();
            for (Future<List<Long>> numbers : seen) {
                assertThat(firstDifference(numbers.get(), all)).isEmpty();
            }
        }
        System.out.printf("%d readers, %d changes each, %d cuts%n", READERS, CHANGES, cuts.get());
        assertThat(cuts.get()).isGreaterThan(READERS);
    }

    private static String firstDifference(List<Long> seen, List<Long> expected) {
        for (int i = 0; i < Math.min(seen.size(), expected.size()); i++) {
            if (!seen.get(i).equals(expected.get(i))) {
                return "number %d instead of %d, of %d".formatted(seen.get(i), expected.get(i), seen.size());
            }
        }
        return seen.size() == expected.size() ? "" : "%d numbers".formatted(seen.size());
    }

    private Callable<List<Long>> reader(long from, long to, Random random, AtomicInteger cuts) {
        return () -> {
            List<Long> numbers = new ArrayList<>();
            long position = from;
            while (position < to) {
                int cutAfter = 2_000 + random.nextInt(8_000);
                try (StreamClient client = client("since=" + from, position == from ? "" : "" + position)) {
                    for (int count = 0; count < cutAfter && position < to; count++) {
                        Event event = client.next().orElseThrow();
                        if (event.name().equals("posted")) {
                            position = Long.parseLong(event.id());
                            numbers.add(position);
                        }
                    }
                }
                if (position < to) {
                    cuts.incrementAndGet();
                }
            }
            return numbers;
        };
    }

    @Test
    void aFilteredStreamSendsOnlyWhatMatchesAndMovesItsPositionOn() {
        long before = head();
        api.post(-3_001, ++lastMessage, DAY);
        api.post(-3_002, ++lastMessage, DAY);
        api.post(-3_001, ++lastMessage, DAY);
        try (StreamClient client = client("since=" + before + "&channel=-3002&kind=posted", "")) {
            assertThat(client.next().orElseThrow().name()).isEqualTo("hello");
            Event event = client.next().orElseThrow();
            assertThat(event.id()).isEqualTo(Long.toString(before + 2));
            assertThat(event.data()).contains("\"channelId\":\"-3002\"");
            Event heartbeat = client.next().orElseThrow();
            assertThat(heartbeat.name()).isEqualTo("heartbeat");
            assertThat(heartbeat.id()).isEqualTo(Long.toString(before + 3));
        }
    }

    @Test
    void aKeySeesOnlyItsChannels() {
        String key = new ApiKeys(api.database(), Clock.systemUTC())
                .create("reader", Set.of("messages:read"), Set.of(-3_010L), false, null)
                .reveal();
        long before = head();
        api.post(-3_011, ++lastMessage, DAY);
        api.post(-3_010, ++lastMessage, DAY);
        try (StreamClient client = new StreamClient(api.port(), key, "since=" + before, "")) {
            client.next();
            assertThat(client.next().orElseThrow().id()).isEqualTo(Long.toString(before + 2));
        }
        try (StreamClient client = new StreamClient(api.port(), key, "since=" + before + "&channel=-3011", "")) {
            assertThat(client.status()).isEqualTo(403);
        }
    }

    @Test
    void aLostRangeIsToldAsAGap() {
        post(20);
        long head = head();
        api.jdbc()
                .sql("UPDATE telegram.log_head SET floor = :floor")
                .param("floor", head - 9)
                .update();
        try (StreamClient other = client("", "")) {
            other.next();
            other.next(); // a heartbeat later the new floor is known
        }
        try (StreamClient client = client("since=0", "")) {
            client.next();
            Event gap = client.next().orElseThrow();
            assertThat(gap.name()).isEqualTo("gap");
            assertThat(gap.data()).contains("\"from\":1,\"to\":%d,\"reason\":\"expired\"".formatted(head - 10));
            assertThat(client.next().orElseThrow().id()).isEqualTo(Long.toString(head - 9));
        }
        try (StreamClient client = client("strict=true&since=0", "")) {
            assertThat(client.status()).isEqualTo(410);
        } finally {
            api.jdbc().sql("UPDATE telegram.log_head SET floor = 1").update();
        }
    }

    @Test
    void aPositionBeyondTheHeadGoesOnAtTheHeadAndSaysSo() {
        long head = head();
        try (StreamClient client = client("since=" + (head + 100), "")) {
            client.next();
            Event gap = client.next().orElseThrow();
            assertThat(gap.data()).contains("\"reason\":\"restored\"");
            assertThat(gap.id()).isEqualTo(Long.toString(head + 100));
            post(1);
            Event event = client.next().orElseThrow();
            while (event.name().equals("heartbeat")) {
                event = client.next().orElseThrow();
            }
            assertThat(event.id()).isEqualTo(Long.toString(head + 1));
        }
        try (StreamClient client = client("strict=true&since=" + (head + 100), "")) {
            assertThat(client.status()).isEqualTo(409);
        }
    }

    @Test
    void aKeyHasFiveStreamsAndARevokedOneHasNone() {
        var keys = new ApiKeys(api.database(), Clock.systemUTC());
        String key =
                keys.create("five", Set.of("messages:read"), null, false, null).reveal();
        List<StreamClient> open = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                open.add(new StreamClient(api.port(), key, "", ""));
            }
            try (StreamClient sixth = new StreamClient(api.port(), key, "", "")) {
                assertThat(sixth.status()).isEqualTo(429);
            }
            keys.revoke(key.split("_", 3)[1]);
            for (StreamClient client : open) {
                Event event = client.next().orElseThrow();
                while (!event.name().equals("bye")) {
                    event = client.next().orElseThrow();
                }
                assertThat(event.data()).contains("key");
                assertThat(client.next()).isEmpty();
            }
        } finally {
            open.forEach(StreamClient::close);
        }
    }

    @Test
    void aLongPollAnswersWhenSomethingMatches() throws Exception {
        long before = head();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> waiting = threads.submit(() -> api.get("/changes?wait=20&channel=-3020&since=" + before));
            api.post(-3_021, ++lastMessage, DAY);
            api.post(-3_020, ++lastMessage, DAY);
            Answer answer = waiting.get();
            assertThat(answer.json().path("items").size()).isEqualTo(1);
            assertThat(answer.json().path("next").asLong()).isEqualTo(before + 2);
        }
        Instant asked = Instant.now();
        assertThat(api.get("/changes?wait=1&since=" + head())
                        .json()
                        .path("items")
                        .size())
                .isZero();
        assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(api.get("/changes?wait=31&since=0").status()).isEqualTo(400);
    }

    private static StreamClient client(String query, String lastEventId) {
        return new StreamClient(api.port(), ApiFixture.KEY, query, lastEventId);
    }

    private static long head() {
        return api.jdbc()
                .sql("SELECT h.seq FROM telegram.log_head h")
                .query(Long.class)
                .single();
    }

    private static void post(int count) {
        MessageEvent[] events = new MessageEvent[count];
        for (int i = 0; i < count; i++) {
            events[i] = ApiFixture.posted(-3_000, ++lastMessage, DAY);
        }
        api.append(events);
    }
}
