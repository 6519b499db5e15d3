package dev.tradingsystem.telegram.tpcapital.http.page;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which fields of a document are wanted; the id always comes.
public final class Fields {

    private final Set<String> wanted;

    private Fields(Set<String> wanted) {
        this.wanted = wanted;
    }

    /// Reads the parameter `fields`.
    ///
    /// @param document the record whose components are the names
    /// @throws ApiProblem naming a field that the document does not have
    public static Fields of(@Nullable String text, Class<? extends Record> document) {
        List<String> names = Values.csv(text);
        Set<String> known = Stream.of(document.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!known.containsAll(names)) {
            throw ApiProblem.invalidParameter("fields", "some of " + known);
        }
        return new Fields(Set.copyOf(names));
    }

    /// Whether a choice was made.
    public boolean areChosen() {
        return !wanted.isEmpty();
    }

    /// The document with the wanted fields only.
    public Object of(Record document, JsonMapper mapper) {
        if (wanted.isEmpty()) {
            return document;
        }
        Map<String, JsonNode> chosen = new LinkedHashMap<>();
        mapper.<JsonNode>valueToTree(document).propertyStream().forEach(field -> {
            if (field.getKey().equals("id") || wanted.contains(field.getKey())) {
                chosen.put(field.getKey(), field.getValue());
            }
        });
        return chosen;
    }
}
