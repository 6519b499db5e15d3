package dev.tradingsystem.telegram.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One operation of the description.
///
/// @param path with its variables in braces
/// @param pointer where it stands in the document
public record DescribedOperation(String id, String method, String path, String pointer, JsonNode node) {

    /// All statuses it may answer with.
    Set<String> statuses() {
        var statuses = new TreeSet<String>();
        node.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    /// What is written about a status; of a problem: the types it may have.
    String about(int status) {
        return response(status).path("description").asText();
    }

    /// The forms of the body, none when there is no body.
    List<String> forms(int status) {
        var forms = new TreeSet<String>();
        response(status).path("content").fieldNames().forEachRemaining(forms::add);
        return List.copyOf(forms);
    }

    private JsonNode response(int status) {
        return node.path("responses").path(Integer.toString(status));
    }

    /// Whether a key is needed.
    public boolean isSecured() {
        return !node.has("security") || !node.path("security").isEmpty();
    }

    /// Whether it takes a body as JSON.
    public boolean hasBody() {
        return node.path("requestBody").path("content").has("application/json");
    }

    /// Whether a path of a request, without its query, belongs to this operation.
    boolean serves(String requested) {
        String form = Pattern.compile("\\{[^}]*}")
                .splitAsStream(path)
                .map(Pattern::quote)
                .reduce((a, b) -> a + "[^/]+" + b)
                .orElseThrow();
        return requested.matches(path.endsWith("}") ? form + "[^/]+" : form);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
