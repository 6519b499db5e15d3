package dev.tradingsystem.telegram.gateway.source;

import static dev.tradingsystem.telegram.gateway.source.Inputs.exported;
import static dev.tradingsystem.telegram.gateway.source.Inputs.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradingsystem.telegram.gateway.ingest.BrokenElement;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportFaultTests {

    private static final String GOOD_BEFORE = "{" + head(1) + ",\"text\":\"before\"}";
    private static final String GOOD_AFTER = "{" + head(9) + ",\"text\":\"after\"}";

    private static Taken read(String file) throws InterruptedException {
        var taken = new Taken();
        Inputs.export(Inputs.of(file)).feed(taken);
        return taken;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            7                                                                       | the message is of type number, where an object was expected
            null                                                                    | the message is missing
            []                                                                      | the message is of type array, where an object was expected
            {}                                                                      | id is missing
            {"id":"x"}                                                              | id is a text that is no whole number
            {"id":1.5}                                                              | id is of type number, where a whole number was expected
            {"id":99999999999999999999}                                             | id is of type number, where a whole number was expected
            {"id":0}                                                                | message id 0 is not one that Telegram gives
            {"id":-999990000,"type":"message"}                                      | message id -999990000 is not one that Telegram gives
            {"id":5}                                                                | type is missing
            {"id":5,"type":7}                                                       | type is of type number, where a text was expected
            {"id":5,"type":"unsupported"}                                           | message 5 is of a kind that Telegram Desktop could not export
            {"id":5,"type":"message"}                                               | date is missing
            {"id":5,"type":"message","date":"yesterday"}                            | date is not a date and time
            {"id":5,"type":"message","date":"2012-01-01T00:00:00"}                  | message 5 has date 2012-01-01T02:00:00Z, before Telegram existed
            {"id":5,"type":"message","date_unixtime":"1375315199"}                  | message 5 has date 2013-07-31T23:59:59Z, before Telegram existed
            {"id":5,"type":"message","date_unixtime":"4102444800"}                  | message 5 has date 2100-01-01T00:00:00Z, more than a day in the future
            {"id":5,"type":"message","date_unixtime":"99999999999999999"}           | date_unixtime has date 99999999999999999, which is none
            {"id":5,"type":"message","date_unixtime":true}                          | date_unixtime is of type boolean, where a whole number was expected
            {"id":5,"type":"rumour","date_unixtime":"1761656400"}                   | message 5 has a type that is neither message nor service
            {"id":5,"type":"message","date_unixtime":"1761656400","text":7}         | text is of type number, where a text was expected
            {"id":5,"type":"message","date_unixtime":"1761656400","text":[{}]}      | a part of text is missing
            {"id":5,"type":"message","date_unixtime":"1761656400","text":["a",7]}   | a part of text is of type number, where a text was expected
            {"id":5,"type":"message","date_unixtime":"1761656400","edited":"x"}     | edited is not a date and time
            """)
    void reportsABrokenMessageAndGoesOn(String element, String reason) throws InterruptedException {
        Taken taken = exported(GOOD_BEFORE + ",\n  " + element + "," + GOOD_AFTER);
        assertThat(taken.messages()).extracting(Message::messageId).containsExactly(1L, 9L);
        assertThat(taken.broken).singleElement().satisfies(broken -> {
            assertThat(broken.source()).isEqualTo("test.json");
            assertThat(broken.reason()).isEqualTo(reason);
            assertThat(broken.position()).startsWith("message 2 of channel -1001649127710, line 2, column 3, byte ");
            assertThat(broken.raw()).isEqualTo(element);
        });
    }

    @Test
    void takesTheDateOfAnUnsupportedMessageThatHasOne() throws InterruptedException {
        Taken taken = exported("{" + head(5).replace("message", "unsupported") + "}");
        assertThat(taken.message(5).content()).isEqualTo(new Content.Unsupported("unsupported"));
    }

    @Test
    void keepsWhatStandsBeforeASyntaxError() throws InterruptedException {
        Taken taken = read("{\"name\":\"n\",\"type\":\"public_channel\",\"id\":77,\"messages\":[\n" + GOOD_BEFORE
                + ",\n{\"id\":2 oops},\n" + GOOD_AFTER + "]}");
        assertThat(taken.messages()).extracting(Message::messageId).containsExactly(1L);
        assertThat(taken.broken).singleElement().satisfies(broken -> {
            assertThat(broken.position()).startsWith("line 3, column ");
            assertThat(broken.reason())
                    .startsWith("the file is not JSON from here on")
                    .endsWith("what stands before was taken, the rest cannot be read");
        });
    }

    @Test
    void keepsWhatStandsBeforeTheEndOfACutFile() throws InterruptedException {
        Taken taken =
                read("{\"name\":\"n\",\"type\":\"public_channel\",\"id\":77,\"messages\":[" + GOOD_BEFORE + ",{\"id");
        assertThat(taken.messages()).hasSize(1);
        assertThat(taken.broken).hasSize(1);
    }

    @Test
    void reportsWhatFollowsTheEnd() throws InterruptedException {
        String export = "{\"name\":\"n\",\"type\":\"public_channel\",\"id\":77,\"messages\":[" + GOOD_BEFORE + "]}";
        assertThat(read(export + "\n ").broken).isEmpty();
        assertThat(read(export + export).broken)
                .extracting(BrokenElement::reason)
                .containsExactly("more follows after the export's end; it was not read");
        assertThat(read(export + "garbage").broken).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                            | test.json is empty
            `  `                                                          | test.json is empty
            hello                                                         | test.json is not a Telegram Desktop export, nor JSON at line 1, column
            {"messages"                                                   | test.json is not a Telegram Desktop export, nor JSON at line 1, column
            []                                                            | test.json is not a Telegram Desktop export: it is JSON, but no object
            {}                                                            | test.json is not a Telegram Desktop export: it has neither messages nor chats
            {"@type":"updateNewMessage","message":{"id":1}}               | test.json is not a Telegram Desktop export: it has neither messages nor chats
            {"chats":7}                                                   | test.json is not a Telegram Desktop export: it has neither messages nor chats
            {"messages":[]}                                               | test.json cannot be taken: the chat's messages come before its id
            {"messages":[],"id":77,"type":"public_channel"}               | test.json cannot be taken: the chat's messages come before its id
            {"id":77,"messages":[]}                                       | test.json cannot be taken: the chat's messages come before its type
            {"id":"x","type":"public_channel","messages":[]}              | test.json cannot be taken: the chat's id is a text that is no whole number
            {"id":-77,"type":"public_channel","messages":[]}              | test.json cannot be taken: channel id -77 is not one that Telegram gives
            {"id":77,"type":"personal_chat","messages":[]}                | test.json is the export of a personal_chat, not of a channel
            """)
    void saysWhyAFileIsNoExport(String file, String reason) {
        assertThatExceptionOfType(UnreadableSource.class)
                .isThrownBy(() -> read(file))
                .withMessageStartingWith(reason);
    }

    @Test
    void passesOverBrokenChatsOfAnAccount() throws InterruptedException {
        Taken taken = read("""
                {"chats":{"about":"x","list":[
                  7,
                  {"name":"late id","type":"public_channel","messages":[%1$s],"id":78},
                  {"name":"odd list","type":"public_channel","id":79,"messages":7},
                  {"name":"none","type":"public_channel","id":80},
                  {"name":"people","type":"private_group","id":81,"messages":[%1$s]},
                  {"name":"good","type":"public_channel","id":82,"messages":[%1$s]}]}}
                """.formatted(GOOD_BEFORE));
        assertThat(taken.messages()).extracting(Message::channelId).containsExactly(-1_000_000_000_082L);
        assertThat(taken.ignored).containsExactly(Normalised.Reason.OTHER_CHAT);
        assertThat(taken.broken)
                .extracting(BrokenElement::reason)
                .containsExactly(
                        "this is not a chat",
                        "the chat's messages come before its id; its messages were not taken",
                        "the messages of channel -1000000000079 are no list");
    }

    @Test
    void endsAtBytesThatAreNotUtf8() throws InterruptedException {
        byte[] file = ("{\"name\":\"n\",\"type\":\"public_channel\",\"id\":77,\"messages\":[" + GOOD_BEFORE
                        + ",{\"text\":\"?\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        file[file.length - 5] = (byte) 0xff;
        var taken = new Taken();
        Inputs.export(Inputs.of(file)).feed(taken);
        assertThat(taken.messages()).hasSize(1);
        assertThat(taken.broken).hasSize(1);
    }

    @Test
    void saysThatReadingFailed() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        var start = new ByteArrayInputStream("{\"id\":77,\"x\":[".getBytes(StandardCharsets.UTF_8));
        var file = new InputFile("test.json", 0, () -> new SequenceInputStream(start, failing));
        assertThatExceptionOfType(UnreadableSource.class)
                .isThrownBy(() -> Inputs.export(file).feed(new Taken()))
                .withMessageContaining("test.json cannot be read")
                .withMessageContaining("disk on fire");
    }

    @Test
    void saysThatAFileIsNotThere(@TempDir Path folder) {
        assertThatExceptionOfType(UnreadableSource.class)
                .isThrownBy(() -> InputFile.of(folder.resolve("result.json")))
                .withMessageEndingWith("result.json does not exist");
        assertThatExceptionOfType(UnreadableSource.class)
                .isThrownBy(() -> InputFile.of(folder))
                .withMessageEndingWith("is not a file");
    }
}
