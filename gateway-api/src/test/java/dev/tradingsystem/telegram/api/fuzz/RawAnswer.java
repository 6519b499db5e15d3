package dev.tradingsystem.telegram.api.fuzz;

import java.util.List;
import java.util.Locale;

/// What came back.
///
/// @param status 0 when the connection was closed without an answer
/// @param head the status line and the headers
/// @param body all of it, or the beginning of a stream
/// @param nanos until it was read
record RawAnswer(int status, List<String> head, String body, long nanos) {

    RawAnswer {
        head = List.copyOf(head);
    }

    String header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst()
                .orElse("");
    }

    /// The type of the body without its parameters.
    String form() {
        return header("Content-Type").replaceAll(";.*", "");
    }
}
