package dev.tradingsystem.telegram.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The committed OpenAPI document, read strictly: an answer may hold nothing that is not written,
/// and must hold all that is.
public final class Description {

    private static final Path FILE = Path.of("..", "docs", "api", "gateway-api.yaml");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /// Left out when there is nothing to say; all others are null then.
    private static final Set<String> MAY_BE_LEFT_OUT = Set.of(
            "KeyDocument.key",
            "Added.job",
            "Health.message",
            "Stage.resolution",
            "Stage.consumer",
            "Stage.afterMs",
            "Version.diff",
            "MessageDocument.links",
            "MediaDocument.unsupported",
            "CoverageDocument.items",
            "CoverageDocument.page",
            "CoverageDocument.buckets");

    private final JsonNode document;
    private final ObjectNode definitions;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31());
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Description(JsonNode document) {
        this.document = document;
        this.definitions =
                (ObjectNode) elsewhere(strict(document).path("components").path("schemas"));
    }

    /// The description as it is committed.
    public static Description read() {
        try {
            return new Description(new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All operations, in the order of the document.
    public List<DescribedOperation> operations() {
        var operations = new ArrayList<DescribedOperation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(new DescribedOperation(
                                method.getValue().path("operationId").asText(),
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                "/paths/" + escaped(path.getKey()) + "/" + method.getKey(),
                                method.getValue()))));
        return operations;
    }

    /// The schema a reference leads to, or the node itself.
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /// What is wrong with a body, nothing when it is as described.
    List<String> faults(DescribedOperation operation, int status, String form, String body) {
        return faults(operation.pointer() + "/responses/" + status + "/content/" + escaped(form) + "/schema", body);
    }

    /// Every example of the document that is not what its schema says.
    List<String> faultyExamples() {
        return examples("", document).toList();
    }

    private Stream<String> examples(String pointer, JsonNode node) {
        Stream<String> own = Stream.of("example", "default")
                .filter(word -> node.has(word) && (node.has("schema") || node.has("type")))
                .flatMap(word ->
                        faults(
                                node.has("schema") ? pointer + "/schema" : pointer,
                                node.path(word).toString())
                                .stream());
        Stream<String> named = node.path("examples").properties().stream()
                .flatMap(example -> faults(
                        pointer + "/schema", example.getValue().path("value").toString())
                        .stream());
        return Stream.concat(
                Stream.concat(own, named),
                node.properties().stream()
                        .flatMap(child -> examples(pointer + "/" + escaped(child.getKey()), child.getValue())));
    }

    private List<String> faults(String pointer, String body) {
        JsonNode written = elsewhere(document.at(pointer));
        Schema schema = schemas.computeIfAbsent(written.toString(), _ -> schema(written));
        return schema
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /// The node in a schema of its own, with all others beside it.
    private Schema schema(JsonNode node) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("allOf").add(node);
        schema.set("$defs", definitions);
        return registry.getSchema(schema);
    }

    private static JsonNode elsewhere(JsonNode node) {
        try {
            return MAPPER.readTree(node.toString().replace("#/components/schemas/", "#/$defs/"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode strict(JsonNode document) {
        JsonNode copy = document.deepCopy();
        copy.path("components").path("schemas").properties().forEach(schema -> {
            JsonNode properties = schema.getValue().path("properties");
            if (!properties.isEmpty() && !schema.getKey().equals("Problem")) {
                var object = (ObjectNode) schema.getValue();
                object.put("additionalProperties", false);
                var required = object.putArray("required");
                properties.fieldNames().forEachRemaining(name -> {
                    if (!MAY_BE_LEFT_OUT.contains(schema.getKey() + "." + name)) {
                        required.add(name);
                    }
                });
            }
        });
        return copy;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
