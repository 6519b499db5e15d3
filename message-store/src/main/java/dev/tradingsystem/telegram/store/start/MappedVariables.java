package dev.tradingsystem.telegram.store.start;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The variables in a value of a settings file: `${A:${B:default}}` asks for A, and for B where A
/// is not set.
final class MappedVariables {

    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z_][\\w.]*)");

    private MappedVariables() {}

    /// All of them, in the order in which they are asked.
    static List<String> in(String raw) {
        return NAME.matcher(raw).results().map(found -> found.group(1)).toList();
    }

    /// Those that decide the value.
    static List<String> deciding(String raw, Predicate<String> isSet) {
        List<String> deciding = new ArrayList<>();
        Matcher names = NAME.matcher(raw);
        int end = -1;
        boolean settled = false;
        while (names.find()) {
            boolean fallback = names.start() == end + 1;
            settled = fallback && settled;
            if (!settled && isSet.test(names.group(1))) {
                deciding.add(names.group(1));
                settled = true;
            }
            end = names.end();
        }
        return deciding;
    }
}
