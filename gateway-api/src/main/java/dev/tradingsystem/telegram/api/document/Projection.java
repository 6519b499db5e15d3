package dev.tradingsystem.telegram.api.document;

import dev.tradingsystem.telegram.api.page.Words;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which fields of a message are wanted. Its ids and its number always come.
public final class Projection {

    /// All fields.
    public static final Projection ALL = new Projection(Map.of());

    private static final String ATTRIBUTE = Projection.class.getName();
    private static final Set<String> ALWAYS = Set.of("channelId", "messageId", "seq");
    private static final Set<String> NAMES = names(MessageDocument.class);
    private static final Map<String, Set<String>> NESTED =
            Map.of("media", names(MediaDocument.class), "replyTo", names(MessageDocument.Reference.class));

    /// Names, each with those wanted within it; all of them when there are none.
    private final Map<String, Set<String>> wanted;

    private Projection(Map<String, Set<String>> wanted) {
        this.wanted = wanted;
    }

    /// Reads the parameter `fields`.
    ///
    /// @throws ApiProblem for a name that is none
    public static Projection of(@Nullable List<String> fields) {
        if (fields == null) {
            return ALL;
        }
        var wanted = new TreeMap<String, Set<String>>();
        ALWAYS.forEach(name -> wanted.put(name, Set.of()));
        var whole = new ArrayList<String>();
        for (String field : Words.of(fields)) {
            int dot = field.indexOf('.');
            String name = dot < 0 ? field : field.substring(0, dot);
            Set<String> inner = NESTED.getOrDefault(name, Set.of());
            if (!NAMES.contains(name) || (dot >= 0 && !inner.contains(field.substring(dot + 1)))) {
                throw ApiProblem.invalidParameter(
                        "fields", "names such as text, sentAt, media.type, replyTo.messageId");
            }
            if (dot < 0) {
                whole.add(name);
            } else {
                wanted.computeIfAbsent(name, _ -> new TreeSet<>()).add(field.substring(dot + 1));
            }
        }
        whole.forEach(name -> wanted.put(name, Set.of()));
        return new Projection(wanted);
    }

    private static Set<String> names(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The answer of this request, whatever it is, shall be cut to these fields.
    public void attachTo(HttpServletRequest request) {
        if (!isAll()) {
            request.setAttribute(ATTRIBUTE, this);
        }
    }

    static @Nullable Projection attachedTo(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Projection projection ? projection : null;
    }

    /// Whether nothing is left out.
    public boolean isAll() {
        return wanted.isEmpty();
    }

    /// The same for equal projections.
    public String word() {
        return isAll() ? "all" : wanted.toString();
    }

    /// Cuts a message, a change, or a page of them.
    public JsonNode cut(JsonNode document) {
        if (isAll() || !(document instanceof ObjectNode object)) {
            return document;
        }
        JsonNode items = object.path("items");
        if (items.isArray()) {
            items.forEach(this::cutOne);
        } else {
            cutOne(object);
        }
        return document;
    }

    private void cutOne(JsonNode node) {
        JsonNode message = node.path("message").isObject() ? node.path("message") : node;
        if (message instanceof ObjectNode object) {
            object.retain(wanted.keySet());
            wanted.forEach((name, inner) -> {
                if (!inner.isEmpty() && object.path(name) instanceof ObjectNode nested) {
                    nested.retain(inner);
                }
            });
        }
    }
}
