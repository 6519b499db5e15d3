package dev.tradingsystem.telegram.store.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Values by the names of environment variables.
///
/// `NAME` is looked for as that variable, in the file that `NAME_FILE` names, and as a file
/// called `NAME` or in lower case with dots (`telegram.db.password`) among the secrets. An empty
/// one counts as absent; the line end of a file is no part of its value.
final class Settings {

    private final Map<String, String> environment;
    private final List<Path> secrets;

    Settings(Map<String, String> environment, List<Path> secrets) {
        this.environment = Map.copyOf(environment);
        this.secrets = List.copyOf(secrets);
    }

    /// Of this process: secrets lie where systemd puts credentials, and where containers mount
    /// them.
    static Settings ofProcess() {
        Map<String, String> environment = System.getenv();
        var credentials = environment.getOrDefault("CREDENTIALS_DIRECTORY", "");
        var containers = Path.of("/run/secrets");
        return new Settings(
                environment, credentials.isEmpty() ? List.of(containers) : List.of(Path.of(credentials), containers));
    }

    Optional<String> find(String name) {
        return variable(name)
                .or(() -> variable(name + "_FILE").map(file -> named(name, Path.of(file))))
                .or(() -> secrets.stream()
                        .flatMap(folder -> List.of(name, dotted(name)).stream().map(folder::resolve))
                        .filter(Files::isRegularFile)
                        .map(file -> content(name, file))
                        .findFirst())
                .filter(value -> !value.isEmpty());
    }

    String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /// @throws Refused when it is nowhere
    String required(String name) {
        return find(name)
                .orElseThrow(() -> new Refused(
                        Exit.CONFIGURATION,
                        "%1$s is missing: set it, or name a file that holds it by %1$s_FILE".formatted(name)));
    }

    /// @throws Refused when it is no port
    int port(String name, int otherwise) {
        String value = text(name, Integer.toString(otherwise));
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new Refused(Exit.CONFIGURATION, name + " is a port from 1 to 65535, not " + value);
        }
        return Integer.parseInt(value);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static String named(String name, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refused(Exit.CONFIGURATION, "%s_FILE names %s, which is no file".formatted(name, file));
        }
        return content(name, file);
    }

    private static String content(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Refused(Exit.CONFIGURATION, "%s: cannot read %s".formatted(name, file));
        }
    }

    private static String dotted(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
