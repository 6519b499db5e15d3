package dev.tradingsystem.telegram.store.start;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/// Puts what Spring Boot says about a setting into a sentence with its variable.
final class SettingProblems {

    private static final String OURS = "dev.tradingsystem.";

    private final ConfigurableEnvironment environment;
    private final SettingsFile file;

    SettingProblems(ConfigurableEnvironment environment, SettingsFile file) {
        this.environment = environment;
        this.file = file;
    }

    /// The sentences; never with the value of a secret.
    List<String> in(Throwable failure) {
        Throwable root = failure;
        BindException bind = null;
        BindValidationException invalid = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
            bind = cause instanceof BindException found ? found : bind;
            invalid = cause instanceof BindValidationException found ? found : invalid;
        }
        if (invalid != null) {
            String prefix = invalid.getValidationErrors().getName().toString();
            return invalid.getValidationErrors().getAllErrors().stream()
                    .map(error -> violated(prefix, error))
                    .toList();
        }
        String said = String.valueOf(root.getMessage());
        if (bind == null || isOurs(root)) {
            return List.of(said);
        }
        return List.of(unreadable(bind));
    }

    private String violated(String prefix, ObjectError error) {
        String property = error instanceof FieldError field ? prefix + "." + kebab(field.getField()) : prefix;
        return named(property) + " " + error.getDefaultMessage();
    }

    private String unreadable(BindException e) {
        ConfigurationProperty property = e.getProperty();
        String name =
                property == null ? e.getName().toString() : property.getName().toString();
        String type = e.getTarget().getType().resolve(Object.class).getSimpleName();
        String value =
                property == null || Setting.isSecret(name) ? "" : ", not \"" + environment.getProperty(name) + "\"";
        return named(name) + " must be of type " + type + value;
    }

    /// With the variables an operator sets; the property alone when none is mapped.
    private String named(String property) {
        List<String> variables = MappedVariables.in(file.raw(property));
        return variables.isEmpty() ? property : String.join(" or ", variables) + " (" + property + ")";
    }

    /// Thrown by a record of ours, whose message names the variable.
    private static boolean isOurs(Throwable root) {
        return root.getStackTrace().length > 0
                && root.getStackTrace()[0].getClassName().startsWith(OURS);
    }

    private static String kebab(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
