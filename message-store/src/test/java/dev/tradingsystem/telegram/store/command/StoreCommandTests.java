package dev.tradingsystem.telegram.store.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreCommandTests {

    private static final Map<String, String> PASSWORD = Map.of("TELEGRAM_DB_PASSWORD", "right");

    @ParameterizedTest
    @CsvSource({
        "'', a command is missing",
        "mirgate, unknown command: mirgate",
        "migrate --fast, unknown argument: --fast",
        "migrate more, unknown argument: more",
        "migrate --flavour, --flavour needs a value",
        "migrate --flavour=, --flavour needs a value",
        "migrate --flavour mysql, 'timescale or plain, not mysql'",
        "migrate --format=xml, 'text or json, not xml'",
        "migrate --gateway-only --worker-only, exclude each other",
        "migrate --dry-run=yes, unknown argument: --dry-run=yes"
    })
    void refusesACommandLineItCannotUnderstand(String line, String sentence) {
        Called called = Called.with(PASSWORD, List.of(), line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(called.exitCode()).isEqualTo(64);
        assertThat(called.err()).contains(sentence);
        assertThat(called.out()).isEmpty();
    }

    @Test
    void namesEveryCommandInItsHelp() {
        Called called = Called.with(Map.of(), List.of(), "--help");
        assertThat(called.exitCode()).isZero();
        assertThat(called.out()).contains("migrate [--gateway-only", "check [--format");
    }

    @ParameterizedTest
    @CsvSource({
        "TELEGRAM_DB_PORT, 0, 'TELEGRAM_DB_PORT is a port from 1 to 65535, not 0'",
        "TELEGRAM_DB_PORT, 99999999999, 'not 99999999999'",
        "TELEGRAM_DB_PORT, 6434, localhost:6434 is the pooler",
        "TP_CAPITAL_DIRECT_PORT, 6434, localhost:6434 is the pooler",
        "TELEGRAM_DB_PASSWORD_FILE, /nonexistent/secret, which is no file"
    })
    void refusesAWrongSettingByName(String name, String value, String sentence) {
        Map<String, String> environment =
                name.endsWith("_FILE") ? Map.of(name, value) : Map.of(name, value, "TELEGRAM_DB_PASSWORD", "right");
        Called called = Called.with(environment, List.of(), "migrate");
        assertThat(called.exitCode()).isEqualTo(78);
        assertThat(called.err()).contains(sentence);
    }

    @Test
    void refusesToStartWithoutAPassword() {
        Called called = Called.with(Map.of("TELEGRAM_DB_PASSWORD", ""), List.of(), "migrate");
        assertThat(called.exitCode()).isEqualTo(78);
        assertThat(called.err()).contains("TELEGRAM_DB_PASSWORD is missing", "TELEGRAM_DB_PASSWORD_FILE");
    }

    @Test
    void findsASecretAsAVariableThenAsANamedFileThenAmongTheSecrets(@TempDir Path folder) throws IOException {
        Path named = Files.writeString(folder.resolve("anything"), "named\n");
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("telegram.db.password"), "mounted\r\n");
        var variable = Map.of("TELEGRAM_DB_PASSWORD", "variable", "TELEGRAM_DB_PASSWORD_FILE", named.toString());
        var file = Map.of("TELEGRAM_DB_PASSWORD_FILE", named.toString());
        assertThat(password(variable, secrets)).isEqualTo("variable");
        assertThat(password(file, secrets)).isEqualTo("named");
        assertThat(password(Map.of(), secrets)).isEqualTo("mounted");
        Files.writeString(secrets.resolve("TELEGRAM_DB_PASSWORD"), "exact");
        assertThat(password(Map.of(), secrets)).isEqualTo("exact");
    }

    @Test
    void tellsWhereItGoesAndNeverThePassword() {
        var settings =
                new Settings(Map.of("TELEGRAM_DB_PASSWORD", "hush", "TP_CAPITAL_DIRECT_HOST", "elsewhere"), List.of());
        assertThat(Database.gateway(settings)).hasToString("telegram_gateway at localhost:5434 as telegram");
        assertThat(Database.worker(settings)).hasToString("tp_capital at elsewhere:5434 as telegram");
        assertThat(Database.pooled(settings)).hasToString("telegram_gateway at localhost:6434 as telegram");
    }

    private static String password(Map<String, String> environment, Path secrets) {
        return new Settings(environment, List.of(secrets)).required("TELEGRAM_DB_PASSWORD");
    }
}
