package dev.tradingsystem.telegram.store.start;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The settings an app has: those its file maps to variables, and the properties in its code, as
/// the compiler has listed them beside it.
final class KnownSettings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private KnownSettings() {}

    /// Each name with what holds when nobody sets it, sorted.
    ///
    /// @param app a class of the app
    static Map<String, String> of(Class<?> app, SettingsFile file) {
        var known = new TreeMap<String, String>();
        for (JsonNode property : metadata(app).path("properties")) {
            String from = property.path("sourceType").asString("");
            if (from.startsWith(app.getPackageName())) {
                known.put(property.path("name").asString(), text(property.path("defaultValue")));
            }
        }
        for (String name : file.source().getPropertyNames()) {
            if (file.raw(name).contains("${")) {
                known.put(name, "");
            }
        }
        return known;
    }

    private static JsonNode metadata(Class<?> app) {
        String path = app.getName().replace('.', '/') + ".class";
        URL own = Objects.requireNonNull(app.getClassLoader().getResource(path), path);
        String all = own.toString();
        try (InputStream in = URI.create(all.substring(0, all.length() - path.length()) + METADATA)
                .toURL()
                .openStream()) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        } catch (IOException e) {
            return JsonMapper.shared().createObjectNode(); // compiled without its list: the file's names are left
        }
    }

    private static String text(JsonNode value) {
        boolean emptyList = value.isArray() && value.isEmpty();
        return value.isMissingNode() || value.isNull() || emptyList ? "" : value.asString();
    }
}
