package dev.tradingsystem.telegram.api.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A console that is none.
class ConsoleSessionTests {

    private static final String PASSWORD = "the-password-0123456789";
    private static final String NONCE = "the-nonce";
    private static final int CLEARTEXT = 3;
    private static final int MD5 = 5;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    private ConsoleSession session(byte[]... frames) {
        var all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return new ConsoleSession(new ByteArrayInputStream(all.toByteArray()), sent);
    }

    private static byte[] frame(char type, int claimed, byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(bytes)) {
            data.writeByte(type);
            data.writeInt(claimed);
            data.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] frame(char type, byte[] body) {
        return frame(type, body.length + Integer.BYTES, body);
    }

    private static byte[] login(int step, String words) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {0, 0, 0, (byte) step});
        body.writeBytes(words.getBytes(StandardCharsets.UTF_8));
        return frame('R', body.toByteArray());
    }

    private void assertRefused(ConsoleSession session, String why) {
        assertThatThrownBy(() -> session.login("exporter", new Scram(PASSWORD, NONCE)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(why);
        assertThat(sent.toString(StandardCharsets.UTF_8)).doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, CLEARTEXT, MD5})
    void serverThatWantsThePasswordItselfOrNoneGetsNothing(int step) {
        assertRefused(session(login(step, "salt")), "login goes another way");
        assertThat(sent.toString(StandardCharsets.UTF_8)).contains("pgbouncer").doesNotContain("n,,");
    }

    @Test
    void serverThatDoesNotProveItselfIsNotTalkedTo() {
        byte[] offer = login(10, "SCRAM-SHA-256\0\0");
        byte[] challenge = login(11, "r=" + NONCE + "more,s=c2FsdA==,i=4096");
        assertRefused(session(offer, challenge, login(0, "")), "login goes another way");
        assertRefused(session(offer, challenge, login(12, "v=AAAA")), "not shown that it knows");
        assertRefused(session(offer, challenge, login(12, "e=other-error")), "not shown that it knows");
        assertRefused(session(offer, challenge, login(12, "v=****")), "not shown that it knows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r=the-nonce,s=c2FsdA==,i=4096",
                "r=another,s=c2FsdA==,i=4096",
                "m=what,r=the-noncemore,s=c2FsdA==,i=4096",
                "r=the-noncemore,s=c2FsdA==",
                "r=the-noncemore,s=,i=4096",
                "r=the-noncemore,s=c2FsdA==,i=99999999999",
                ""
            })
    void challengeThatIsNoneIsRefused(String challenge) {
        assertRefused(session(login(10, "SCRAM-SHA-256\0\0"), login(11, challenge)), "not one of SCRAM");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 200_001, 999_999_999})
    void roundsOfHashingAreBounded(int rounds) {
        byte[] challenge = login(11, "r=" + NONCE + "more,s=c2FsdA==,i=" + rounds);
        assertRefused(session(login(10, "SCRAM-SHA-256\0\0"), challenge), "rounds of hashing");
    }

    @Test
    void otherKindsOfLoginAreNotTaken() {
        assertRefused(session(login(10, "SCRAM-SHA-256-PLUS\0OTHER\0\0")), "does not offer SCRAM-SHA-256");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 3, Frames.ANSWER_LIMIT, Integer.MAX_VALUE})
    void lengthThatCannotBeIsNotBelieved(int claimed) {
        assertThatThrownBy(() -> session(frame('T', claimed, new byte[0])).ask("SHOW POOLS"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("is not taken");
    }

    @Test
    void answerWithoutAnEndIsNotReadToIt() {
        byte[] notice = frame('N', new byte[100_000]);
        byte[][] many = new byte[12][];
        Arrays.fill(many, notice);
        assertThatThrownBy(() -> session(many).ask("SHOW POOLS")).hasMessageContaining("is not taken");
    }

    @Test
    void errorOfTheConsoleIsSaidInItsWords() {
        byte[] error = frame('E', "SERROR\0C42601\0Minvalid command\0\0".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> session(error).ask("SHOW NOTHING")).hasMessageContaining("invalid command");
        assertThatThrownBy(() -> session(frame('E', new byte[0])).ask("SHOW NOTHING"))
                .hasMessageContaining("without words");
    }

    @Test
    void whatIsNoNumberIsNoFigure() {
        var rows = List.of(new Row(Map.of("database", "one", "user", "api", "cl_active", "many")));
        assertThatThrownBy(() -> PoolFigures.of(List.of(List.of(), rows, List.of(), List.of(), List.of(), List.of())))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("cl_active");
    }
}
