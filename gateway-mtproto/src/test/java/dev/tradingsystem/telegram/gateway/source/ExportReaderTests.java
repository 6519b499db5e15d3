package dev.tradingsystem.telegram.gateway.source;

import static dev.tradingsystem.telegram.gateway.source.Inputs.CLOCK;
import static dev.tradingsystem.telegram.gateway.source.Inputs.exported;
import static dev.tradingsystem.telegram.gateway.source.Inputs.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Forward;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.Sender;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportReaderTests {

    private static final long CHANNEL = -1_001_649_127_710L;

    private static Taken read(String resource) throws InterruptedException {
        var taken = new Taken();
        Inputs.export(Inputs.resource(resource)).feed(taken);
        return taken;
    }

    private static Content content(String fields) throws InterruptedException {
        Taken taken = exported("{" + head(5) + "," + fields + "}");
        assertThat(taken.broken).isEmpty();
        return taken.message(5).content();
    }

    @Test
    void takesTheExportOfAChannel() throws InterruptedException {
        Taken taken = read("channel.json");
        assertThat(taken.broken).isEmpty();
        assertThat(taken.channels).containsExactly(entry(CHANNEL, "TP Capital"));
        assertThat(taken.services)
                .containsExactly(new Normalised.ServiceMessage(CHANNEL, 1, Instant.ofEpochSecond(1_761_660_131L)));
        assertThat(taken.messages())
                .extracting(Message::messageId)
                .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L);
        assertThat(taken.events)
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOf(MessageEvent.Posted.class)
                        .returns(Origin.IMPORT, MessageEvent::origin)
                        .returns(CLOCK.instant(), MessageEvent::receivedAt));
    }

    @Test
    void takesDatesAuthorsRepliesAndForwards() throws InterruptedException {
        Taken taken = read("channel.json");
        Message first = taken.message(2);
        assertThat(first.sentAt()).isEqualTo(Instant.ofEpochSecond(1_761_663_731L));
        assertThat(first.editedAt()).isEqualTo(Instant.ofEpochSecond(1_761_681_600L));
        assertThat(first.author()).isNull();
        assertThat(first.content().words()).startsWith("🟢Swing Trade \n \nAtivo: BOVAW32\nCompra: 1,04 a 1,06");
        assertThat(taken.message(3).author()).isEqualTo(new Sender(null, "Editor"));
        assertThat(taken.message(12).replyTo()).isEqualTo(new MessageRef(CHANNEL, 2));
        assertThat(taken.message(12).forward()).isEqualTo(new Forward(null, null, "Another Channel", null));
    }

    @Test
    void takesEveryKindOfContent() throws InterruptedException {
        Taken taken = read("channel.json");
        assertThat(taken.message(4).content())
                .isEqualTo(new Content.Text("Confira https://example.org/x\nPETR4 e VALE3."));
        assertThat(taken.message(5).content())
                .isInstanceOf(Content.Media.class)
                .returns("photo", Content::kindWord)
                .satisfies(content -> assertThat(content.words()).startsWith("🎯 SINAL DE COMPRA"));
        assertThat(taken.message(6).content())
                .isEqualTo(new Content.Media(MediaKind.DOCUMENT, null, "application/pdf", null, null, 4242L, null));
        assertThat(taken.message(7).content())
                .isEqualTo(new Content.Media(MediaKind.VIDEO, "resumo", "video/mp4", 1920, 1080, 987_654L, null));
        assertThat(taken.messages().subList(6, 12))
                .extracting(message -> message.content().kindWord())
                .containsExactly("voice", "audio", "sticker", "poll", "text", "other");
        assertThat(taken.message(11).content().words()).isEqualTo("PETR4 sobe?");
        assertThat(taken.message(13).content()).isEqualTo(new Content.Unsupported("location_information"));
    }

    @Test
    void takesTheChannelsOfAnAccount() throws InterruptedException {
        Taken taken = read("account.json");
        assertThat(taken.broken).isEmpty();
        assertThat(taken.channels)
                .containsExactly(
                        entry(CHANNEL, "TP Capital"),
                        entry(-1_001_500_000_001L, "Traders"),
                        entry(-1_001_500_000_002L, "Old News"));
        assertThat(taken.ignored).containsExactly(Normalised.Reason.OTHER_CHAT, Normalised.Reason.OTHER_CHAT);
        assertThat(taken.messages())
                .extracting(message -> message.channelId() + ":" + message.messageId())
                .containsExactly(
                        CHANNEL + ":2", CHANNEL + ":3", CHANNEL + ":4", "-1001500000001:7", "-1001500000002:3");
        assertThat(taken.message(7).author()).isEqualTo(new Sender(42L, "Someone"));
    }

    @Test
    void readsDatesOfOldFilesInTheZoneThatWasSet() throws InterruptedException {
        Taken taken = read("channel-2018.json");
        assertThat(taken.broken).isEmpty();
        assertThat(taken.message(2).sentAt()).isEqualTo(Instant.parse("2018-11-20T11:30:00Z")); // summer time
        assertThat(taken.message(2).editedAt()).isNull();
        assertThat(taken.message(3).editedAt()).isEqualTo(Instant.parse("2018-11-20T11:40:00Z"));
        assertThat(taken.message(3).author()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "text":""                                                  | ``
            "text":[]                                                  | ``
            "other":1                                                  | ``
            "text":null                                                | ``
            "text":["a",{"type":"bold","text":"b"},"c"]                | abc
            "text":[{"type":"mention_name","text":"d","user_id":1}]    | d
            """)
    void joinsTheTextInWhateverFormItIs(String fields, String text) throws InterruptedException {
        assertThat(content(fields)).isEqualTo(new Content.Text(text));
    }

    @Test
    void keepsUnknownMediaWithTheirWords() throws InterruptedException {
        assertThat(content("\"file\":\"f\",\"media_type\":\"hologram\",\"text\":\"c\""))
                .isEqualTo(Content.Media.of(MediaKind.OTHER, "c"));
        assertThat(content("\"paid_stars_amount\":5,\"text\":\"c\"")).isEqualTo(Content.Media.of(MediaKind.OTHER, "c"));
    }

    @Test
    void doesWithoutWhatAdornsAMessage() throws InterruptedException {
        assertThat(
                        content(
                                "\"photo\":\"p\",\"width\":\"wide\",\"height\":-1,\"photo_file_size\":1.5,"
                                        + "\"reply_to_message_id\":{},\"from\":7,\"from_id\":\"channel999999999999\",\"forwarded_from\":3,\"text\":\"c\""))
                .isEqualTo(new Content.Media(MediaKind.PHOTO, "c", "image/jpeg", null, null, null, null));
    }

    @Test
    void pointsAtMessagesOfOtherChannels() throws InterruptedException {
        Taken taken = exported("{" + head(5) + ",\"reply_to_message_id\":9,\"reply_to_peer_id\":\"channel77\"},"
                + "{" + head(6) + ",\"reply_to_message_id\":9,\"reply_to_peer_id\":\"user77\"},"
                + "{" + head(7) + ",\"forwarded_from\":null,\"forwarded_from_id\":\"channel77\"}");
        assertThat(taken.message(5).replyTo()).isEqualTo(new MessageRef(-1_000_000_000_077L, 9));
        assertThat(taken.message(6).replyTo()).isNull();
        assertThat(taken.message(7).forward()).isEqualTo(new Forward(-1_000_000_000_077L, null, null, null));
    }

    @Test
    void keeps4096CharactersOfFourBytes() throws InterruptedException {
        String text = "😀".repeat(4096);
        assertThat(content("\"text\":\"" + text + "\"")).isEqualTo(new Content.Text(text));
    }

    @Test
    void keepsAnyTextByteForByte() throws InterruptedException {
        var random = new Random(20_251_028);
        for (int i = 0; i < 300; i++) {
            String text = anyText(random);
            String inTwoParts =
                    "\"text\":[%s,{\"type\":\"bold\",\"text\":%s}]".formatted(json(text, random), json(text, random));
            assertThat(content(inTwoParts)).isEqualTo(new Content.Text(text + text));
        }
    }

    private static String anyText(Random random) {
        int[] tops = {0x20, 0x80, 0x800, 0xd800, 0x110000};
        var text = new StringBuilder();
        for (int length = random.nextInt(200); length > 0; length--) {
            text.appendCodePoint(random.nextInt(tops[random.nextInt(tops.length)]));
        }
        return text.toString();
    }

    /// Escapes what must be escaped and, by chance, what need not.
    private static String json(String text, Random random) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean surrogate = Character.isSurrogate(c);
            boolean paired = surrogate && isPaired(text, i);
            boolean must = c < 0x20 || c == '"' || c == '\\' || (surrogate && !paired);
            boolean may = !surrogate && random.nextInt(8) == 0;
            if (must || may) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
