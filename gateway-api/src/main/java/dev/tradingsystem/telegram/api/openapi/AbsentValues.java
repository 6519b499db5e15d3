package dev.tradingsystem.telegram.api.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Says of a record's values which may be null, as its signature does, and of JSON of any
/// kind no more than that it is an object.
final class AbsentValues implements ModelConverter {

    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> plain = Json.mapper().constructType(type.getType()).getRawClass();
        if (plain == JsonNode.class) {
            return new JsonSchema().types(Set.of("object"));
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && plain.isRecord()) {
            Schema<?> model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(schema.get$ref().replaceAll(".*/", ""));
            mark(plain.getRecordComponents(), model);
        }
        return schema;
    }

    private static void mark(RecordComponent[] components, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        for (RecordComponent component : components) {
            Schema<?> property = model.getProperties().get(component.getName());
            if (property != null && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(component.getName(), orNull(property));
            }
        }
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            var either = new JsonSchema();
            either.setOneOf(List.of(new JsonSchema().types(Set.of(NULL)), schema));
            return either;
        }
        if (schema.getTypes() != null) {
            var types = new TreeSet<>(schema.getTypes());
            types.add(NULL);
            schema.setTypes(types);
        } else if (schema.getOneOf() != null) {
            schema.addOneOfItem(new JsonSchema().types(Set.of(NULL)));
        }
        return schema;
    }
}
