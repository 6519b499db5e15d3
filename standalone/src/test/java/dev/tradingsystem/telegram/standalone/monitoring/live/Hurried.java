package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Rules on a faster clock: a minute of an installation is a second here. Scrapes are a second
/// apart in place of fifteen; the windows of rates and every `for` are a sixtieth, a window never
/// less than [#SHORTEST] seconds, which are five scrapes. Nothing else of an expression changes.
final class Hurried {

    /// Between two scrapes and between two evaluations.
    static final String INTERVAL = "1s";

    private static final int FACTOR = 60;
    private static final long SHORTEST = 5;
    private static final Pattern WINDOW = Pattern.compile("\\[([0-9]+[smhdw])(:?)([0-9]+[smhdw])?]");
    private static final Map<Character, Long> SECONDS =
            Map.of('s', 1L, 'm', 60L, 'h', 3_600L, 'd', 86_400L, 'w', 604_800L);

    private Hurried() {}

    /// A rule file.
    static Settings rules(String text) {
        Settings file = Settings.parse(text);
        for (Settings group : file.list("groups")) {
            group.entries().remove("interval");
            group.list("rules").forEach(rule -> hurry(rule.entries()));
        }
        return file;
    }

    private static void hurry(Map<String, Object> rule) {
        rule.computeIfPresent("expr", (_, expression) -> windows(expression.toString()));
        for (String time : List.of("for", "keep_firing_for")) {
            rule.computeIfPresent(time, (_, value) -> seconds(value.toString()) / FACTOR + "s");
        }
    }

    /// The expression with shorter windows.
    static String windows(String expression) {
        return WINDOW.matcher(expression).replaceAll(window -> {
            String step = window.group(2).isEmpty() ? "" : ":1s";
            return "[" + Math.max(SHORTEST, seconds(window.group(1)) / FACTOR) + "s" + step + "]";
        });
    }

    private static long seconds(String duration) {
        Long unit = SECONDS.get(duration.charAt(duration.length() - 1));
        if (unit == null) {
            throw new IllegalArgumentException("not a number and one of s, m, h, d, w: " + duration);
        }
        return Long.parseLong(duration.substring(0, duration.length() - 1)) * unit;
    }
}
