package dev.tradingsystem.telegram.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What a newcomer does first, and again the next day.
class StandaloneIT {

    private static final Path OUTPUT = Path.of("target", "standalone.log");
    private static final Duration START = Duration.ofMinutes(2);
    private static final int SAMPLE = 72;

    @Test
    void showsTheSampleAndItsFirstSignalAndKeepsThemOverStopsAndKills(@TempDir Path data) throws Exception {
        List<ProcessHandle> servers;
        try (var first = start(data)) {
            awaitSample(first);
            awaitFirstSignal(first);
            servers = first.descendants();
            assertThat(servers).isNotEmpty();
            first.stop();
        }
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
        long head;
        try (var second = start(data)) {
            awaitSample(second);
            awaitFirstSignal(second);
            head = head(second);
            servers = second.descendants();
            second.kill();
        }
        try (var third = start(data)) {
            awaitSample(third);
            awaitFirstSignal(third);
            assertThat(head(third)).isEqualTo(head).isEqualTo(SAMPLE);
            assertThat(servers).noneMatch(ProcessHandle::isAlive);
            third.stop();
        }
    }

    private static StandaloneProcess start(Path data) throws IOException {
        return StandaloneProcess.start(data, OUTPUT, "--standalone.feed=off");
    }

    private static void awaitSample(StandaloneProcess process) {
        await().atMost(START)
                .until(() -> process.get(Apps.API_PORT, "/messages?limit=500")
                                .path("items")
                                .size()
                        == SAMPLE);
    }

    private static void awaitFirstSignal(StandaloneProcess process) {
        await().atMost(START).until(() -> !firstSignal(process).isMissingNode());
        JsonNode signal = firstSignal(process);
        assertThat(signal.path("asset").asString()).isEqualTo("BOVAW32");
        assertThat(signal.at("/entry/min").asString()).isEqualTo("1.04");
        assertThat(signal.at("/entry/max").asString()).isEqualTo("1.06");
        assertThat(signal.path("targets").toString()).isEqualTo("[\"1.15\",\"2.15\"]");
        assertThat(signal.path("targetFinal").asString()).isEqualTo("3.50");
        assertThat(signal.path("stop").asString()).isEqualTo("0.70");
    }

    private static JsonNode firstSignal(StandaloneProcess process) {
        JsonNode answer = process.get(Apps.WORKER_PORT, "/signals/%d:5001:1".formatted(Sample.CHANNEL_ID));
        return answer.has("asset") ? answer : MissingNode.getInstance();
    }

    private static long head(StandaloneProcess process) {
        return process.get(Apps.API_PORT, "/changes?since=0&limit=1")
                .path("head")
                .asLong();
    }

    @Test
    void importsAHundredThousandMessagesInLittleMemoryAndOnlyOnce(@TempDir Path data) throws Exception {
        Path file = data.resolve("export.json");
        writeExport(file, 100_000);
        assertThat(importAndExit(data, file)).contains("100000 messages read, 100000 stored, 0 known already");
        String again = importAndExit(data, file);
        assertThat(again).contains("100000 messages read, 0 stored, 100000 known already");
    }

    private static String importAndExit(Path data, Path file) throws Exception {
        Path output = Path.of("target", "import.log");
        try (var process = StandaloneProcess.start(
                data, output, "--standalone.import=" + file, "--standalone.exit-after-import=true")) {
            assertThat(process.exitCode(Duration.ofMinutes(3))).isZero();
        }
        String printed = Files.readString(output);
        printed.lines()
                .filter(line -> line.contains("messages of") || line.contains("read,"))
                .forEach(System.out::println);
        return printed;
    }

    private static void writeExport(Path file, int messages) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"name\":\"generated\",\"type\":\"public_channel\",\"id\":1000000001,\"messages\":[");
            for (int id = 1; id <= messages; id++) {
                out.write(
                        "%s{\"id\":%d,\"type\":\"message\",\"date\":\"2025-10-09T08:53:20\",\"date_unixtime\":\"%d\",\"text\":\"message %d %s\"}%n"
                                .formatted(id == 1 ? "" : ",", id, 1_760_000_000L + id, id, "lorem ipsum ".repeat(20)));
            }
            out.write("]}");
        }
    }
}
