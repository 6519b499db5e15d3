package dev.tradingsystem.telegram.api.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is sent, without its method.
///
/// @param headers names and values in turn, without a key
record Request(String path, @Nullable String body, List<String> headers) {

    Request {
        headers = List.copyOf(headers);
    }

    static Request of(String path) {
        return new Request(path, null, List.of());
    }

    static Request of(String path, String body) {
        return new Request(path, body, List.of());
    }

    Request with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Request(path, body, more);
    }

    Request asking(String parameter) {
        return new Request(path + (path.contains("?") ? "&" : "?") + parameter, body, headers);
    }

    Request saying(String other) {
        return new Request(path, other, headers);
    }
}
