package dev.tradingsystem.telegram.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.gateway.ingest.BrokenElement;
import dev.tradingsystem.telegram.gateway.ingest.EventIntake;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.model.MessageEvent;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportStreamingTests {

    private static final int MESSAGES = 100_000;
    private static final String TEXT = "Ativo: BOVAW32 · Compra: 1,04 a 1,06 · 🟢 ".repeat(40);

    /// An export of about 200 MB that is never in memory as a whole.
    private static final class Generated extends InputStream {
        private byte[] piece =
                "{\"name\":\"n\",\"type\":\"public_channel\",\"id\":77,\"messages\":[".getBytes(StandardCharsets.UTF_8);
        private int position;
        private int messages;

        @Override
        public int read() {
            throw new UnsupportedOperationException("one byte at a time is too slow");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (position == piece.length) {
                piece = next().getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            int count = Math.min(length, piece.length - position);
            System.arraycopy(piece, position, bytes, offset, count);
            position += count;
            return count == 0 ? -1 : count;
        }

        private String next() {
            messages++;
            if (messages > MESSAGES) {
                return messages == MESSAGES + 1 ? "]}" : "";
            }
            return (messages == 1 ? "" : ",\n") + "{" + Inputs.head(messages) + ",\"text\":\"" + TEXT + "\"}";
        }
    }

    @Test
    void readsAHugeFileWithFlatMemory() throws InterruptedException {
        var reader = Inputs.export(new InputFile("huge.json", 0, Generated::new));
        var memory = new Memory();
        reader.feed(memory);
        assertThat(memory.count).isEqualTo(MESSAGES);
        assertThat(reader.bytesRead()).isGreaterThan(180_000_000L);
        assertThat(memory.late - memory.early).isLessThan(8_000_000L);
    }

    /// Looks at the live heap early and late.
    private static final class Memory implements EventIntake {
        private int count;
        private long early;
        private long late;

        @Override
        public void accept(MessageEvent event) {
            count++;
            if (count == MESSAGES / 100) {
                early = live();
            } else if (count == MESSAGES - 1) {
                late = live();
            }
        }

        private static long live() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        @Override
        public void channel(long channelId, @Nullable String title) {}

        @Override
        public void service(long channelId, long messageId, Instant sentAt) {}

        @Override
        public void ignored(Normalised.Ignored reason) {}

        @Override
        public void broken(BrokenElement element) {
            throw new AssertionError(element.reason());
        }
    }
}
