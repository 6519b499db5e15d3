package dev.tradingsystem.telegram.tpcapital.accuracy;

import dev.tradingsystem.telegram.tpcapital.signal.SignalParser;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Scores as a JSON document, for programs.
final class AccuracyDocument {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AccuracyDocument() {}

    /// One entry for each corpus.
    static String of(Map<String, Scores> corpora) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("parserVersion", SignalParser.VERSION);
        ArrayNode list = root.putArray("corpora");
        corpora.forEach((name, scores) -> list.add(corpus(name, scores)));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static ObjectNode corpus(String name, Scores scores) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("corpus", name);
        node.put("rows", scores.all().rows());
        node.put("right", scores.all().right());
        node.put("unjudged", scores.unjudged());
        strings(node.putArray("hardFailures"), scores.hardFailures());
        ObjectNode confusion = node.putObject("confusion");
        for (String expected : Scores.KINDS) {
            ObjectNode given = confusion.putObject(expected);
            Scores.KINDS.forEach(actual -> given.put(actual, scores.confused(expected, actual)));
        }
        ObjectNode groups = node.putObject("groups");
        scores.groups().forEach((tag, group) -> group(groups.putObject(tag), group));
        ObjectNode wrong = node.putObject("wrong");
        scores.wrong()
                .forEach(judgement -> strings(wrong.putArray(judgement.row().id()), judgement.differences()));
        return node;
    }

    private static void group(ObjectNode node, Scores.Group group) {
        node.put("rows", group.rows());
        node.put("right", group.right());
        ObjectNode fields = node.putObject("fields");
        group.fields().forEach((name, tally) -> {
            ObjectNode field = fields.putObject(name);
            field.put("expected", tally.expected());
            field.put("produced", tally.produced());
            field.put("right", tally.right());
            field.put("precision", tally.precision());
            field.put("recall", tally.recall());
        });
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
