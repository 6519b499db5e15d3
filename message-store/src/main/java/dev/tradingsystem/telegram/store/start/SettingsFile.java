package dev.tradingsystem.telegram.store.start;

import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/// The one settings file of an app, as it was read from the class path, with its placeholders.
record SettingsFile(EnumerablePropertySource<?> source) {

    /// The file of the app that runs in this environment; none when it has another name.
    static Optional<SettingsFile> in(ConfigurableEnvironment environment) {
        String file = "class path resource [" + environment.getProperty("spring.config.name", "") + ".yaml]";
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> all
                    && all.getName().contains(file)) {
                return Optional.of(new SettingsFile(all));
            }
        }
        return Optional.empty();
    }

    /// The value as written; empty when the file does not name the property.
    String raw(String property) {
        Object value = source.getProperty(property);
        return value == null ? "" : value.toString();
    }
}
