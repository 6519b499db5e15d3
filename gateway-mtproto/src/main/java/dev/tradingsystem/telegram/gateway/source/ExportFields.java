package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.MalformedUpdate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the fields of an exported message.
///
/// Without its id, type, date and text a message is nothing, so these are asked for strictly. The
/// rest adorns it and has changed with every version of Telegram Desktop: what is not as expected
/// there counts as absent.
final class ExportFields {

    private ExportFields() {}

    static String text(String name, JsonNode value) {
        if (!value.isString()) {
            throw wrong(name, value, "a text");
        }
        return value.stringValue();
    }

    /// A number, which exports write as such or as text.
    static long wholeNumber(String name, JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isString()) {
            try {
                return Long.parseLong(value.stringValue());
            } catch (NumberFormatException e) {
                throw new MalformedUpdate("%s is a text that is no whole number".formatted(name), e);
            }
        }
        throw wrong(name, value, "a whole number");
    }

    static @Nullable String textOrNull(JsonNode value) {
        return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
    }

    static @Nullable Integer sizeOrNull(JsonNode value) {
        return value.isInt() && value.intValue() > 0 ? Integer.valueOf(value.intValue()) : null;
    }

    static @Nullable Long bytesOrNull(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0
                ? Long.valueOf(value.longValue())
                : null;
    }

    static MalformedUpdate wrong(String name, JsonNode value, String expected) {
        if (value.isMissingNode() || value.isNull()) {
            return new MalformedUpdate("%s is missing".formatted(name));
        }
        String kind = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return new MalformedUpdate("%s is of type %s, where %s was expected".formatted(name, kind, expected));
    }
}
