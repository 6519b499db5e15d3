package dev.tradingsystem.telegram.standalone.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The rules of axe-core, held against what a tab shows.
final class Accessibility {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final String RULES = rules();
    private static final String RUN = """
            axe.run(document, {resultTypes: ['violations']}).then(found => ({
                passed: found.passes.length,
                violations: found.violations.map(each => ({
                    impact: each.impact,
                    words: each.id + ': ' + each.nodes.map(node => node.html.slice(0, 200)).join(' ')}))}))
            """;

    private Accessibility() {}

    private static String rules() {
        try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Serious and critical findings.
    ///
    /// @throws AssertionError when the rules did not run
    static List<String> faults(Tab tab) {
        if (!tab.is("window.axe")) {
            tab.eval(RULES + "; 0");
        }
        JsonNode found = tab.eval(RUN);
        if (found.path("passed").asInt() == 0) {
            throw new AssertionError("no rule was held against the page");
        }
        return found.path("violations")
                .valueStream()
                .filter(each -> SERIOUS.contains(each.path("impact").asString("")))
                .map(each -> each.path("words").asString())
                .toList();
    }
}
