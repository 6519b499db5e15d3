package dev.tradingsystem.telegram.store.start;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Variables that the previous stack read and nobody reads any more.
final class FormerVariables {

    private static final Pattern NAMES =
            Pattern.compile("API_ENDPOINTS\\w*|FAILURE_QUEUE_PATH|MAX_RETRIES|(\\w+_)?BOT_TOKENS?(_\\w+)?");

    private FormerVariables() {}

    /// Those among the names that are set, in order.
    static List<String> among(Collection<String> names) {
        return names.stream()
                .filter(name -> NAMES.matcher(name).matches())
                .sorted()
                .toList();
    }
}
