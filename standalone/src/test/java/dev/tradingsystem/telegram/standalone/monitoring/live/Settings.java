package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/// An object of a YAML file that can be changed.
///
/// @param entries what it holds
record Settings(Map<String, Object> entries) {

    static Settings parse(String text) {
        return new Settings(new Yaml().load(text));
    }

    /// The objects of a list.
    List<Settings> list(String name) {
        return words(name).stream().map(Settings::of).toList();
    }

    /// The parts of a list.
    List<?> words(String name) {
        return (List<?>) Objects.requireNonNull(entries.get(name), name);
    }

    Settings part(String name) {
        return of(Objects.requireNonNull(entries.get(name), name));
    }

    String text() {
        return new Yaml().dump(entries);
    }

    @SuppressWarnings("unchecked")
    private static Settings of(Object value) {
        return new Settings((Map<String, Object>) value);
    }
}
