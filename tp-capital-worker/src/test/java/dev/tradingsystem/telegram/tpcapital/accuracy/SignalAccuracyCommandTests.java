package dev.tradingsystem.telegram.tpcapital.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalAccuracyCommandTests {

    private static final String ORDER =
            "{\"id\":\"a\",\"sent\":\"2025-10-15\",\"text\":\"PETR4\\nCompra: 30,10\\nAlvo: 31\\nStop: 29\"";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void readsRowsThatExpectNothing() throws IOException {
        Path readings = folder.resolve("readings.jsonl");

        int code = run(corpus("\ufeff" + ORDER + "}\r\n\n{\"text\":null}\n"), readings);

        assertThat(code).isZero();
        assertThat(Files.readAllLines(readings))
                .containsExactly(
                        "{\"id\":\"a\",\"kind\":\"signal\",\"items\":[{\"kind\":\"signal\",\"asset\":\"PETR4\","
                                + "\"asset_class\":\"stock\",\"side\":\"buy\",\"type\":null,\"entry_min\":\"30.1\","
                                + "\"entry_max\":\"30.1\",\"targets\":[\"31\"],\"target_final\":\"31\",\"stop\":\"29\","
                                + "\"valid_until\":null,\"currency\":\"BRL\"}]}",
                        "{\"id\":\"line 3\",\"kind\":\"noise\",\"items\":[]}");
        assertThat(out()).contains("0 of 0 rows right", "2 more rows");
        assertThat(err()).contains("1 rows do not say when they were sent");
    }

    @Test
    void countsAWrongRowAsWrongAndEndsWell() throws IOException {
        int code = run(corpus(ORDER + ",\"expected\":{\"kind\":\"noise\",\"items\":[]}}\n"));

        assertThat(code).isZero();
        assertThat(out()).contains("0 of 1 rows right", "1 hard failures [a]", "a (hard failure): kind");
    }

    @Test
    void namesTheLineThatIsNoRow() throws IOException {
        assertThat(run(corpus(ORDER + "}\nnonsense\n"))).isEqualTo(65);
        assertThat(err()).contains("line 2: no JSON");
    }

    @Test
    void refusesOtherShapesWithTheirLine() throws IOException {
        assertThat(run(corpus("[1]"))).isEqualTo(65);
        assertThat(run(corpus("{\"text\":7}"))).isEqualTo(65);
        assertThat(run(corpus("{\"text\":\"x\",\"sent\":\"yesterday\"}"))).isEqualTo(65);
        assertThat(run(corpus("{\"text\":\"x\",\"expected\":[]}"))).isEqualTo(65);
        assertThat(run(corpus("{\"text\":\"x\",\"expected\":{\"kind\":\"signal\",\"items\":[3]}}")))
                .isEqualTo(65);
        assertThat(err()).contains("line 1: text", "line 1: sent", "line 1: expected", "line 1: no JSON object");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path corpus = folder.resolve("binary.jsonl");
        Files.write(corpus, new byte[] {(byte) 0xc3, (byte) 0x28, '\n'});

        assertThat(run(corpus)).isEqualTo(65);
        assertThat(err()).contains("no UTF-8");
    }

    @Test
    void refusesAMissingCorpusAndReadingsInNoFolder() throws IOException {
        assertThat(run(folder.resolve("missing.jsonl"))).isEqualTo(66);
        assertThat(run(corpus(ORDER + "}"), folder.resolve("no/folder.jsonl"))).isEqualTo(73);
        assertThat(run()).isEqualTo(64);
    }

    private Path corpus(String text) throws IOException {
        return Files.writeString(folder.resolve("corpus.jsonl"), text);
    }

    private int run(Path... files) {
        String[] args = new String[files.length];
        for (int i = 0; i < files.length; i++) {
            args[i] = files[i].toString();
        }
        return SignalAccuracy.run(args, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
