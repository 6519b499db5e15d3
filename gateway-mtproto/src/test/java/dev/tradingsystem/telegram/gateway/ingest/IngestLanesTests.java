package dev.tradingsystem.telegram.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestLanesTests {

    private static final Instant NOW = Instant.parse("2025-10-28T13:02:11Z");
    private static final Duration SHORT = Duration.ofMillis(5);

    private final IngestLanes lanes = new IngestLanes(new IngestProperties(4, 100, 10, 2, SHORT));

    private static EncodedEvent posted(long channelId, long messageId) {
        var message = Message.of(channelId, messageId, NOW, new Content.Text("a"));
        return EncodedEvent.of(new MessageEvent.Posted(message, Origin.LIVE, NOW));
    }

    private static EncodedEvent edited(long channelId, long messageId) {
        return EncodedEvent.of(
                new MessageEvent.Edited(channelId, messageId, NOW, new Content.Text("b"), Origin.LIVE, NOW));
    }

    @Test
    void aSecondEventOfAMessageOpensTheNextBatch() throws InterruptedException {
        lanes.put(posted(1, 1));
        lanes.put(edited(1, 1));
        lanes.put(posted(1, 2));
        assertThat(lanes.take(SHORT)).containsExactly(posted(1, 1));
        assertThat(lanes.take(SHORT)).containsExactly(edited(1, 1), posted(1, 2));
        assertThat(lanes.take(SHORT)).isEmpty();
    }

    @Test
    void aFloodInOneLaneLeavesRoomForTheOthers() throws InterruptedException {
        for (int id = 1; id <= 50; id++) {
            lanes.put(posted(0, id));
        }
        lanes.put(posted(1, 1));
        assertThat(lanes.take(SHORT)).hasSize(10).contains(posted(1, 1));
    }

    @Test
    void editsAreFewInABatchAndKeepTheirOrder() throws InterruptedException {
        for (int id = 1; id <= 5; id++) {
            lanes.put(edited(1, id));
        }
        lanes.put(posted(2, 1));
        assertThat(lanes.take(SHORT)).containsExactly(edited(1, 1), posted(2, 1), edited(1, 2));
        assertThat(lanes.take(SHORT)).isEqualTo(List.of(edited(1, 3), edited(1, 4)));
    }

    @Test
    void forgetsEverythingAtOnce() throws InterruptedException {
        lanes.put(posted(1, 1));
        lanes.put(posted(2, 1));
        assertThat(lanes.clear()).isEqualTo(2);
        assertThat(lanes.take(SHORT)).isEmpty();
        lanes.put(posted(1, 2));
        assertThat(lanes.take(SHORT)).containsExactly(posted(1, 2));
    }
}
