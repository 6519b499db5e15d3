package dev.tradingsystem.telegram.standalone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/reference/logs.md` names every key that our lines may have, and nothing else.
class LogReferenceTests {

    private static final Pattern KEY = Pattern.compile("addKeyValue\\(\\s*([^,]+),");
    private static final Pattern WORD = Pattern.compile("\"([a-zA-Z]+)\"");
    private static final Map<String, String> APPS =
            Map.of("gateway", "gateway-mtproto", "API", "gateway-api", "worker", "tp-capital-worker");
    private static final Set<String> SHARED = Set.of("common-model", "tdlib-client", "message-store");

    /// Set by `LogScope` for all lines of a thread; a line that gave one itself would be lost.
    private static final Set<String> SCOPES = Set.of("requestId", "traceId");

    @Test
    void namesEveryKeyAndNothingElse() {
        var used = new TreeSet<>(SCOPES);
        Stream.concat(APPS.values().stream(), SHARED.stream()).forEach(module -> used.addAll(keys(module)));
        assertThat(LogTable.keys().keySet()).hasSizeGreaterThan(10).isEqualTo(used);
    }

    @Test
    void namesTheAppsOfEveryKey() {
        APPS.forEach((app, module) -> assertThat(keys(module))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(LogTable.keys().get(key))
                        .as("apps of %s", key)
                        .contains(app)));
    }

    @Test
    void noLineGivesAKeyThatItsThreadMayHave() {
        Stream.concat(APPS.values().stream(), SHARED.stream())
                .forEach(module -> assertThat(keys(module)).as(module).doesNotContainAnyElementsOf(SCOPES));
    }

    /// Every key is a word in its place, so that it can be found.
    private static Set<String> keys(String module) {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> KEY.matcher(text(file)).results())
                    .map(found -> {
                        var word = WORD.matcher(found.group(1));
                        assertThat(word.matches()).as(found.group()).isTrue();
                        return word.group(1);
                    })
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
