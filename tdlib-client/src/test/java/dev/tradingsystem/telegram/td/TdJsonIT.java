package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pinned library as it is. Without a client it opens no connection, and none is made here.
class TdJsonIT {

    private static final Path LIBRARY = Path.of("native/node_modules/@prebuilt-tdlib/linux-x64-glibc/libtdjson.so");

    private final TdJson json = TdJson.load(LIBRARY);

    @Test
    void isThePinnedVersion() {
        assertThat(answer(TdRequest.of("getOption").with("name", "version")).string("value"))
                .isEqualTo(TdJson.VERSION);
    }

    @Test
    void isLoadedOnce() throws IOException {
        assertThat(TdJson.load(LIBRARY.toRealPath())).isSameAs(json);
    }

    @Test
    void countsOffsetsAsJavaDoes() {
        String text = "\ud83d\udcc8 see @durov and https://example.org";
        TdObject found = answer(TdRequest.of("getTextEntities").with("text", text));
        assertThat(found.objects("entities"))
                .extracting(entity ->
                        text.substring(entity.int32("offset"), entity.int32("offset") + entity.int32("length")))
                .containsExactly("@durov", "https://example.org");
    }

    @Test
    void passesTextsThroughUnchanged() {
        String text = "a\0b é 中 \ud83d\ude80 \"\\";
        assertThat(json.execute(testError(7, text))).isEqualTo(new TdAnswer.Refused(new TdError(7, text)));
    }

    @Test
    void answersRefusalsAsValues() {
        assertThat(json.execute(testError(429, "Too Many Requests: retry after 5")))
                .isInstanceOfSatisfying(
                        TdAnswer.Refused.class,
                        no -> assertThat(no.error().floodWait()).isPresent());
        assertThat(json.execute(TdRequest.of("getMe"))).isInstanceOf(TdAnswer.Refused.class);
    }

    @Test
    void hasOneReceiverAtATime() {
        try (TdReceiver _ = TdReceiver.start(json)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> TdReceiver.start(json))
                    .withMessageStartingWith("only one receiver may run for ");
        }
        try (TdReceiver second = TdReceiver.start(json)) {
            assertThat(second.isReceiving()).isFalse();
        }
    }

    @Test
    void namesTheMissingLibrary(@TempDir Path folder) {
        Path missing = folder.resolve("libtdjson.so");
        assertThatExceptionOfType(TdNativeException.class)
                .isThrownBy(() -> TdJson.load(missing))
                .withMessageStartingWith("no TDLib at " + missing);
    }

    @Test
    void saysWhatIsNoLibrary(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("libtdjson.so"), "not a library");
        assertThatExceptionOfType(TdNativeException.class)
                .isThrownBy(() -> TdJson.load(text))
                .withMessageContaining("is no library this machine can load");
    }

    @Test
    void refusesAnotherVersion(@TempDir Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(LIBRARY);
        int version = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\0" + TdJson.VERSION + "\0") + 1;
        bytes[version + TdJson.VERSION.length() - 1] = '4';
        Path other = Files.write(folder.resolve("libtdjson.so"), bytes);
        assertThatExceptionOfType(TdNativeException.class)
                .isThrownBy(() -> TdJson.load(other))
                .withMessageContaining("is TDLib 1.8.64, but 1.8.65 is needed");
    }

    @Test
    void logsItsErrorsWithoutNumbersOfPhones() {
        LoggedLines lines = LoggedLines.of(TdLog.class);
        json.execute(logLine(1, "phone +5511987654321 failed"));
        json.execute(logLine(2, "not even told"));
        assertThat(lines.stop()).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage()).endsWith("phone # failed");
        });
    }

    private static TdRequest logLine(int verbosity, String text) {
        return TdRequest.of("addLogMessage").with("verbosity_level", verbosity).with("text", text);
    }

    private TdObject answer(TdRequest request) {
        assertThat(json.execute(request)).isInstanceOf(TdAnswer.Ok.class);
        return ((TdAnswer.Ok) json.execute(request)).object();
    }

    private static TdRequest testError(int code, String message) {
        return TdRequest.of("testReturnError")
                .with("error", TdRequest.of("error").with("code", code).with("message", message));
    }
}
