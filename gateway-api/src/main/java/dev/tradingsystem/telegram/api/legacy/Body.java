package dev.tradingsystem.telegram.api.legacy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A body as the previous stack read it: none is an empty one, and names nobody knows mean
/// nothing.
final class Body {

    private static final int LONGEST_WORD = 500;

    private final JsonNode json;

    private Body(JsonNode json) {
        this.json = json;
    }

    static Body of(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readAllBytes();
        if (bytes.length == 0) {
            return new Body(JsonNodeFactory.instance.objectNode());
        }
        try {
            return new Body(JsonMapper.shared().readTree(bytes));
        } catch (JacksonException e) {
            throw LegacyError.of(HttpStatus.BAD_REQUEST, "Invalid JSON");
        }
    }

    boolean has(String name) {
        return json.has(name);
    }

    /// A text or a number, without blanks around it; null for nothing else than blanks.
    @Nullable
    String word(String name) {
        return word(json.path(name));
    }

    private static @Nullable String word(JsonNode node) {
        if (!node.isString() && !node.isIntegralNumber()) {
            return null;
        }
        String word = node.asString().strip();
        if (word.length() > LONGEST_WORD || word.indexOf('\0') >= 0) {
            throw LegacyError.of(HttpStatus.BAD_REQUEST, "at most " + LONGEST_WORD + " characters");
        }
        return word.isEmpty() ? null : word;
    }

    /// The words of a list; empty when there is none.
    List<String> words(String name) {
        return json.path(name).isArray()
                ? json.path(name)
                        .valueStream()
                        .flatMap(node -> Stream.ofNullable(word(node)))
                        .toList()
                : List.of();
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode node = json.path(name);
        return node.isBoolean() ? node.booleanValue() : otherwise;
    }

    int number(String name, int otherwise, int most) {
        String word = word(name);
        return word == null || !word.matches("[1-9]\\d{0,17}") ? otherwise : (int) Math.min(Long.parseLong(word), most);
    }
}
