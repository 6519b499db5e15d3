package dev.tradingsystem.telegram.store.start;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Where the value of a setting comes from.
final class SettingSources {

    private static final String ATTACHED = "configurationProperties";
    private static final String TREE = "Config tree ";
    private static final String DEFAULT = "default";

    private final ConfigurableEnvironment environment;
    private final SettingsFile file;

    SettingSources(ConfigurableEnvironment environment, SettingsFile file) {
        this.environment = environment;
        this.file = file;
    }

    Setting setting(String property, String otherwise) {
        String value = environment.getProperty(property);
        if (value == null) {
            value = environment.containsProperty(property + "[0]") ? items(property) : otherwise;
        }
        return new Setting(property, value, source(property));
    }

    private String items(String property) {
        var items = new StringBuilder();
        for (int i = 0; environment.containsProperty(property + "[" + i + "]"); i++) {
            items.append(i == 0 ? "" : ",").append(environment.getProperty(property + "[" + i + "]"));
        }
        return items.toString();
    }

    private String source(String property) {
        PropertySource<?> holder = holder(property);
        if (holder == null) {
            return DEFAULT;
        }
        return holder.equals(file.source()) ? behind(file.raw(property)) : words(holder, "");
    }

    /// The sources of the variables in a value of the settings file.
    private String behind(String raw) {
        String sources = MappedVariables.deciding(raw, name -> holder(name) != null).stream()
                .map(name -> words(holder(name), " " + name))
                .distinct()
                .collect(Collectors.joining(", "));
        return sources.isEmpty() ? DEFAULT : sources;
    }

    private @Nullable PropertySource<?> holder(String name) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (!source.getName().equals(ATTACHED) && holds(source, name)) {
                return source;
            }
        }
        return null;
    }

    private static boolean holds(PropertySource<?> source, String name) {
        if (source.containsProperty(name) || source.containsProperty(name + "[0]")) {
            return true;
        }
        String variable = name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
        return isEnvironment(source) && source.containsProperty(variable);
    }

    private static boolean isEnvironment(PropertySource<?> source) {
        return source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    }

    private static String words(@Nullable PropertySource<?> source, String variable) {
        if (source == null) {
            return DEFAULT;
        }
        if (source instanceof CommandLinePropertySource<?>) {
            return "argument" + variable;
        }
        if (isEnvironment(source)) {
            return "environment" + variable;
        }
        String name = source.getName();
        if (name.startsWith(TREE)) {
            return "file in " + name.substring(TREE.length()).replace("'", "");
        }
        return switch (name) {
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "system property" + variable;
            case "defaultProperties" -> DEFAULT;
            default -> name;
        };
    }
}
