package dev.tradingsystem.telegram.tpcapital.http.legacy;

import static dev.tradingsystem.telegram.tpcapital.GatewayLog.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.tpcapital.Worker;
import dev.tradingsystem.telegram.tpcapital.http.HttpFixture;
import dev.tradingsystem.telegram.tpcapital.http.HttpFixture.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests as the previous stack's clients send them, and what they get, field by field.
class PreviousShapesIT {

    private static final Path FILES = Path.of("src", "test", "resources", "legacy");
    private static HttpFixture http;

    @BeforeAll
    static void start() {
        http = new HttpFixture(Map.of("TELEGRAM_GATEWAY_API_URL", "http://127.0.0.1:9"));
        JdbcClient.create(http.databases.gateway())
                .sql(
                        "INSERT INTO telegram.channel (channel_id, account, label, watched) VALUES (?, 'main', 'TP Capital', true)")
                .param(CHANNEL)
                .update();
        http.log.post(1, "Ativo: VALE3\nCompra até: 60,00\nAlvo: 66,00", Instant.parse("2025-10-27T13:00:00Z"));
        http.log.post(
                2,
                "🔴 Day Trade\n\nAtivo: ITUB4\nVenda: 37,80 a 38,00\nAlvo 1: 37,20\nAlvo 2: 36,50\nAlvo final: 35,90\n\nStop: 38,60",
                Instant.parse("2025-10-28T13:00:00Z"));
        http.settle(http.log
                .post(3, "Bom dia pessoal!", Instant.parse("2025-10-28T14:00:00Z"))
                .seq());
    }

    @AfterAll
    static void stop() {
        if (http != null) {
            http.close();
        }
    }

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsBefore(String name) throws IOException {
        Case expected = Case.read(FILES.resolve(name));

        Answer answer = http.send(
                expected.method(),
                expected.path(),
                expected.body(),
                expected.headers().toArray(String[]::new));

        assertThat(answer.status()).as(answer.text()).isEqualTo(expected.status());
        assertThat(differences("", expected.answer(), answer.json()))
                .as(answer.text())
                .isEmpty();
    }

    @Test
    void saysThatItWillGo() {
        Answer answer = http.get("/signals", "API-Version", "0");

        assertThat(answer.header("API-Version")).isEqualTo("0");
        assertThat(answer.header("Deprecation")).isNotBlank();
        assertThat(answer.header("Sunset")).isNotBlank();
        assertThat(http.worker().metric("tp_capital_legacy_requests_total{handler=\"signals\"}"))
                .isPositive();
    }

    @Test
    void canBeTheDefaultForClientsThatCannotAsk() {
        Map<String, String> environment = new TreeMap<>(http.environment());
        environment.put("TP_CAPITAL_API_DEFAULT_VERSION", "0");
        try (Worker worker = Worker.start(environment)) {
            assertThat(worker.read("/signals").has("data")).isTrue();
            assertThat(worker.get("/signals", "X-API-Key", Worker.KEY, "API-Version", "1")
                            .body())
                    .startsWith("{\"items\":");
        }
    }

    /// One file: the request with its headers, perhaps a body, then status and answer.
    private record Case(
            String method,
            String path,
            List<String> headers,
            @Nullable String body,
            int status,
            JsonNode answer) {

        static Case read(Path file) throws IOException {
            String[] parts = Files.readString(file).strip().split("\n\n", -1);
            List<String> head = parts[0].lines().toList();
            List<String> headers = new ArrayList<>();
            for (String line : head.subList(1, head.size())) {
                String[] header = line.replace("{key}", Worker.KEY).split(": ", 2);
                headers.addAll(List.of(header));
            }
            if (!headers.contains("X-API-Key")) {
                headers.addAll(List.of("X-None", "-"));
            }
            String[] answer = parts[parts.length - 1].split("\n", 2);
            return new Case(
                    head.getFirst().split(" ", 2)[0],
                    head.getFirst().split(" ", 2)[1],
                    headers,
                    parts.length == 3 ? parts[1] : null,
                    Integer.parseInt(answer[0]),
                    JsonMapper.shared().readTree(answer[1]));
        }
    }

    /// Names, order, types and values; `<string>` and `<time>` stand for any of their form.
    private static List<String> differences(String at, JsonNode expected, JsonNode actual) {
        List<String> found = new ArrayList<>();
        if (expected.isObject() && actual.isObject()) {
            List<String> names = List.copyOf(expected.propertyNames());
            if (!names.equals(List.copyOf(actual.propertyNames()))) {
                found.add(at + " has " + actual.propertyNames());
            } else {
                names.forEach(name -> found.addAll(differences(at + "/" + name, expected.get(name), actual.get(name))));
            }
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                found.addAll(differences(at + "/" + i, expected.get(i), actual.get(i)));
            }
        } else if (!stands(expected, actual)) {
            found.add(at + " is " + actual + " and not " + expected);
        }
        return found;
    }

    private static boolean stands(JsonNode expected, JsonNode actual) {
        String form = expected.asString("");
        return switch (form) {
            case "<string>" -> actual.isString() && !actual.asString().isEmpty();
            case "<time>" -> actual.asString("").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            default -> expected.equals(actual);
        };
    }
}
