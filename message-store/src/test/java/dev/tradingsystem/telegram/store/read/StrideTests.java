package dev.tradingsystem.telegram.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.MessageKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrideTests {

    private static final Instant NOW = Instant.parse("2025-11-05T12:00:00Z");
    private static final int STEP = 100;
    private static final Comparator<MessageKey> ORDER =
            Comparator.comparing(MessageKey::sentAt).thenComparingLong(MessageKey::messageId);

    @ParameterizedTest
    @CsvSource({"true, 1, 3600", "true, 20, 60", "false, 20, 60", "false, 1, 100000", "true, 20, 1", "false, 20, 1"})
    void everyMessageIsReadOnceAndInOrder(boolean descending, int channels, int secondsBetween) {
        List<MessageKey> held = held(channels, secondsBetween);
        List<MessageKey> wanted =
                held.stream().sorted(descending ? ORDER.reversed() : ORDER).toList();

        var read = new ArrayList<MessageKey>();
        int steps = walk(query(descending, channels, null), wanted, read);

        assertThat(read).isEqualTo(wanted);
        assertThat(steps).isLessThan(2 * held.size() / STEP + 60);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void itGoesOnBehindAPosition(boolean descending) {
        List<MessageKey> wanted = held(5, 600).stream()
                .sorted(descending ? ORDER.reversed() : ORDER)
                .toList();

        var read = new ArrayList<MessageKey>();
        walk(query(descending, 5, wanted.get(700)), wanted.subList(701, wanted.size()), read);

        assertThat(read).isEqualTo(wanted.subList(701, wanted.size()));
    }

    /// Reads as a server would, and says in how many steps.
    private static int walk(MessageQuery query, List<MessageKey> held, List<MessageKey> read) {
        var stride = new Stride(query, STEP, NOW);
        for (int steps = 1; ; steps++) {
            var window = stride.window();
            List<MessageKey> keys = held.subList(read.size(), held.size()).stream()
                    .filter(key -> !key.sentAt().isBefore(window.start()))
                    .filter(key -> key.sentAt().isBefore(window.end()))
                    .limit(stride.most())
                    .toList();
            read.addAll(keys);
            if (keys.size() < stride.most() && stride.isLast()) {
                return steps;
            }
            stride.read(keys);
        }
    }

    /// Two thousand messages with a hole of years, some at the same second, one with a wrong clock
    /// on either side.
    private static List<MessageKey> held(int channels, int secondsBetween) {
        var random = new Random(7);
        Instant last = NOW.minus(Duration.ofHours(1));
        var keys = new ArrayList<MessageKey>(LongStream.range(0, 2_000)
                .mapToObj(n -> new MessageKey(
                        -1 - n % channels,
                        5_000 - n,
                        last.minusSeconds(n * secondsBetween + random.nextInt(2))
                                .minus(n < 1_000 ? Duration.ZERO : Duration.ofDays(700))))
                .toList());
        keys.add(new MessageKey(-1, 9_000, NOW.plus(Duration.ofDays(400))));
        keys.add(new MessageKey(-1, 1, Instant.EPOCH.plusSeconds(5)));
        return keys;
    }

    private static MessageQuery query(boolean descending, int channels, @Nullable MessageKey position) {
        List<Long> ids = LongStream.rangeClosed(1, channels).mapToObj(n -> -n).toList();
        return new MessageQuery(ids, null, null, Set.of(), null, descending, position, 50);
    }
}
