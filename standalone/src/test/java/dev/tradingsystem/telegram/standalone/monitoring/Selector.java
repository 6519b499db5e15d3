package dev.tradingsystem.telegram.standalone.monitoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One choice of series in an expression of PromQL.
///
/// @param metric its name
/// @param matchers what stands in braces, with quotes; empty without
/// @param range what stands in brackets; empty without
/// @param function what is called on it directly; empty for none
record Selector(String metric, String matchers, String range, String function) {

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern TOKEN = Pattern.compile(String.join(
            "|",
            STRING,
            "(?<aggregation>[a-z]+)\\s+(?:by|without)\\s*\\([^)]*\\)\\s*\\(",
            "(?:on|ignoring|group_left|group_right)\\s*\\([^)]*\\)",
            "(?<call>[a-z_0-9]*)\\s*\\(",
            "(?<close>\\))",
            "[0-9][0-9.a-z]*",
            "(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(?<matchers>(?:[^\"}]|" + STRING + ")*)})?"
                    + "(?:\\[(?<range>[^]]*)])?"));

    /// All of an expression, from left to right.
    static List<Selector> in(String expression) {
        List<Selector> found = new ArrayList<>();
        Deque<String> calls = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            String name = group(token, "name");
            if (token.group("aggregation") != null) {
                calls.push(group(token, "aggregation"));
            } else if (token.group("call") != null) {
                calls.push(group(token, "call"));
            } else if (token.group("close") != null) {
                calls.poll();
            } else if (!name.isEmpty() && !WORDS.contains(name)) {
                String function = Objects.requireNonNullElse(calls.peek(), "");
                found.add(new Selector(name, group(token, "matchers"), group(token, "range"), function));
            }
        }
        return found;
    }

    private static String group(Matcher token, String name) {
        return Objects.requireNonNullElse(token.group(name), "");
    }
}
