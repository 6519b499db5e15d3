package dev.tradingsystem.telegram.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.gateway.ingest.EventIntake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportProgressTests {

    /// Goes on by half a second with each look.
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-23T12:00:00Z");

        @Override
        public Instant instant() {
            now = now.plusMillis(500);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void countsWhatWasTaken() throws InterruptedException {
        var taken = new Taken();
        List<String> lines = new ArrayList<>();
        ImportCounts counts =
                new ImportProgress(Inputs.export(Inputs.resource("account.json")), Inputs.CLOCK, lines::add).run(taken);
        assertThat(counts).isEqualTo(new ImportCounts(3, 5, 1, 2, 0, counts.bytes(), Duration.ZERO));
        assertThat(counts.bytes()).isGreaterThan(3000);
        assertThat(taken.messages()).hasSize(5);
        assertThat(lines)
                .containsExactly("account.json: 5 messages of 3 channels, 1 service messages, 2 ignored, 0 broken;"
                        + " 4.0 kB in 0.0 s");
    }

    @Test
    void endsWithTheRateOverAll() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        new ImportProgress(Inputs.export(Inputs.resource("channel-2018.json")), new Ticking(), lines::add)
                .run(new Taken());
        // one look at the start, one for each of the two messages, one for the line between, one at the end
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast())
                .isEqualTo("channel-2018.json: 2 messages of 1 channels, 0 service messages, 0 ignored, 0 broken;"
                        + " 0.7 kB in 2.0 s, 1/s");
    }

    @Test
    void tellsHowFarItIsEverySecond() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        var half = new FileSource() {
            @Override
            public InputFile file() {
                return new InputFile("half.json", 4_000_000_000L, () -> {
                    throw new AssertionError("not opened");
                });
            }

            @Override
            public long bytesRead() {
                return 1_000_000_000L;
            }

            @Override
            public void feed(EventIntake intake) throws InterruptedException {
                Inputs.export(Inputs.resource("channel.json")).feed(intake);
            }
        };
        new ImportProgress(half, new Ticking(), lines::add).run(new Taken());
        assertThat(lines).hasSizeGreaterThan(4);
        assertThat(lines.getFirst()).matches("half\\.json: 1 messages, 1/s, 0 broken, 25 % of 4\\.00 GB, \\d s left");
    }
}
