package dev.tradingsystem.telegram.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradingsystem.telegram.gateway.ingest.BrokenElement;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatesFileTests {

    private static final long CHANNEL = -1_001_234_567_890L;

    private static String line(String name) throws IOException {
        try (InputStream in = UpdatesFileTests.class.getResourceAsStream("/updates/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "");
        }
    }

    private static Taken replayed(String... lines) throws InterruptedException {
        return replayed(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static Taken replayed(byte[] bytes) throws InterruptedException {
        var taken = new Taken();
        new UpdatesFile(Inputs.of(bytes), Pace.unlimited(), Inputs.CLOCK).feed(taken);
        return taken;
    }

    @Test
    void replaysCapturedUpdatesInOrder() throws Exception {
        Taken taken = replayed(
                line("updateConnectionState"),
                line("updateNewChat"),
                line("updateNewMessage.text-entities-reactions"),
                line("updateNewMessage.photo-album"),
                line("updateNewMessage.service-title"),
                line("updateMessageContent"),
                line("updateMessageEdited"),
                line("updateDeleteMessages"));
        assertThat(taken.broken).isEmpty();
        assertThat(taken.channels).containsExactly(entry(CHANNEL, "News"));
        assertThat(taken.events)
                .extracting(event -> event.getClass().getSimpleName(), MessageEvent::messageId, MessageEvent::origin)
                .containsExactly(
                        tuple("Posted", 4L, Origin.LIVE),
                        tuple("Posted", 7L, Origin.LIVE),
                        tuple("Edited", 4L, Origin.LIVE),
                        tuple("Deleted", 4L, Origin.LIVE));
        assertThat(((MessageEvent.Edited) taken.events.get(2)).content()).isEqualTo(new Content.Text("edited"));
        assertThat(taken.events).allMatch(event -> event.receivedAt().equals(Inputs.CLOCK.instant()));
        assertThat(taken.services).hasSize(1);
        assertThat(taken.ignored)
                .containsExactly(Normalised.Reason.NOT_A_MESSAGE_UPDATE, Normalised.Reason.NOT_A_MESSAGE_UPDATE);
    }

    @Test
    void namesAChannelBeforeItsFirstMessage() throws Exception {
        Taken taken = replayed(line("updateNewMessage.reply"), line("updateNewMessage.forward"));
        assertThat(taken.channels).containsOnlyKeys(CHANNEL);
        assertThat(taken.channels.get(CHANNEL)).isNull();
    }

    @Test
    void givesNothingToStoreForAnEditWithoutContent() throws Exception {
        Taken taken = replayed(line("updateMessageEdited"));
        assertThat(taken.events).isEmpty();
        assertThat(taken.ignored).containsExactly(Normalised.Reason.EDIT_WITHOUT_CONTENT);
    }

    @Test
    void reportsBadLinesAndGoesOn() throws Exception {
        Taken taken = replayed(
                line("updateNewMessage.reply"),
                "",
                "{\"@type\":\"updateNewMessage\",",
                "[]",
                "{\"@type\":\"updateNewMessage\",\"message\":{\"id\":1048576}}",
                "{\"@type\":\"updateNewChat\",\"chat\":{\"id\":\"x\"}}",
                "  \r",
                line("updateNewMessage.forward") + "\r");
        assertThat(taken.events).extracting(MessageEvent::messageId).containsExactly(5L, 6L);
        assertThat(taken.broken)
                .extracting(BrokenElement::position)
                .containsExactly("line 3", "line 4", "line 5", "line 6");
        assertThat(taken.broken.get(0).reason()).startsWith("not JSON at line 1, column ");
        assertThat(taken.broken.get(0).raw()).isEqualTo("{\"@type\":\"updateNewMessage\",");
        assertThat(taken.broken.get(1).reason()).isEqualTo("not a JSON object but array");
        assertThat(taken.broken.get(2).reason()).isEqualTo("updateNewMessage.message.chat_id is missing");
        assertThat(taken.broken.get(3).reason()).isEqualTo("updateNewChat.chat.id is not a whole number but string");
    }

    @Test
    void reportsLinesThatAreNotUtf8OrTooLong() throws Exception {
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {'{', (byte) 0xff, '}', '\n'});
        bytes.write("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
        bytes.write("x".repeat(Lines.LONGEST).getBytes(StandardCharsets.UTF_8));
        bytes.write("\"}\n".getBytes(StandardCharsets.UTF_8));
        bytes.write(line("updateNewMessage.reply").getBytes(StandardCharsets.UTF_8));
        Taken taken = replayed(bytes.toByteArray());
        assertThat(taken.events).hasSize(1);
        assertThat(taken.broken)
                .extracting(BrokenElement::position, BrokenElement::reason)
                .containsExactly(
                        tuple("line 1", "the line is not UTF-8"),
                        tuple("line 2", "the line has more than 16777216 bytes"));
        assertThat(taken.broken.get(1).raw()).startsWith("{\"a\":\"xxx").hasSize(BrokenElement.RAW_LIMIT);
    }

    @Test
    void readsOverAByteOrderMark() throws Exception {
        assertThat(replayed("\ufeff" + line("updateNewMessage.reply")).events).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \n\t\n"})
    void saysThatAFileIsEmpty(String file) {
        assertThatExceptionOfType(UnreadableSource.class)
                .isThrownBy(() -> replayed(file))
                .withMessage("test.json is empty");
    }

    @Test
    void keepsTheRate() throws Exception {
        List<Duration> sleeps = new ArrayList<>();
        long[] now = {5};
        var pace = Pace.of(50, () -> now[0], time -> {
            sleeps.add(time);
            now[0] += time.toNanos();
        });
        String line = line("updateNewMessage.reply");
        new UpdatesFile(Inputs.of(String.join("\n", line, line, line, line)), pace, Inputs.CLOCK).feed(new Taken());
        assertThat(sleeps).hasSize(3).containsOnly(Duration.ofMillis(20));
    }
}
