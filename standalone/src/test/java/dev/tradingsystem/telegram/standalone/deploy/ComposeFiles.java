package dev.tradingsystem.telegram.standalone.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/// The compose files as they stand in the repository, with variables at their defaults.
final class ComposeFiles {

    static final Path FOLDER = Installation.REPOSITORY.resolve("deploy/compose");
    static final List<String> NAMES = List.of(
            "docker-compose.telegram.yml",
            "docker-compose.tp-capital.yml",
            "docker-compose.monitoring.yml",
            "docker-compose.ha.yml");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::([-?])([^}]*))?}");

    private ComposeFiles() {}

    /// The services of one file by name; of the overlay only those that are its own.
    static Map<String, Map<String, Object>> services(String name) {
        Map<String, Map<String, Object>> services = new LinkedHashMap<>();
        map(parsed(name).get("services")).forEach((service, definition) -> {
            if (map(definition).containsKey("image")) {
                services.put(service, map(definition));
            }
        });
        return services;
    }

    /// All services of all files; a name stands in one file only.
    static Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        NAMES.forEach(name -> all.putAll(services(name)));
        return all;
    }

    static Map<String, Object> parsed(String name) {
        return map(new Yaml().load(resolved(text(FOLDER.resolve(name)))));
    }

    /// Every variable any file asks for.
    static Set<String> variables() {
        Set<String> names = new TreeSet<>();
        for (String name : NAMES) {
            VARIABLE.matcher(text(FOLDER.resolve(name))).results().forEach(found -> names.add(found.group(1)));
        }
        return names;
    }

    /// Variables with their defaults as the files name them; without one when it is required.
    static Map<String, Set<String>> defaults() {
        Map<String, Set<String>> defaults = new TreeMap<>();
        for (String name : NAMES) {
            VARIABLE.matcher(text(FOLDER.resolve(name)))
                    .results()
                    .filter(found -> "-".equals(found.group(2)))
                    .forEach(found -> defaults.computeIfAbsent(found.group(1), _ -> new TreeSet<>())
                            .add(found.group(3)));
        }
        return defaults;
    }

    /// What `.env.example` says, whether it is commented out or not.
    static Map<String, String> examples() {
        Map<String, String> examples = new TreeMap<>();
        text(FOLDER.resolve(".env.example"))
                .lines()
                .map(line -> line.replaceFirst("^# ", ""))
                .filter(line -> line.matches("[A-Z0-9_]+=.*"))
                .forEach(line -> {
                    var parts = line.split("=", 2);
                    examples.put(parts[0], parts[1]);
                });
        return examples;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String resolved(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> "-".equals(found.group(2)) ? found.group(3).replace("$", "\\$") : "ASKED");
    }

    @SuppressWarnings("unchecked") // what the parser makes of a mapping
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static List<String> strings(Object value) {
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(String::valueOf).toList();
    }

    /// The value below keys, or nothing.
    static Object at(Map<String, Object> start, String... keys) {
        Object value = start;
        for (String key : keys) {
            if (!(value instanceof Map)) {
                return null;
            }
            value = map(value).get(key);
        }
        return value;
    }

    /// Every image any file or Dockerfile names.
    static List<String> images() {
        List<String> images = new ArrayList<>();
        services().values().forEach(service -> images.add(String.valueOf(service.get("image"))));
        for (String file : List.of("app/Dockerfile", "pgbouncer/Dockerfile")) {
            Stream.of(text(FOLDER.resolve(file)).split("\n"))
                    .filter(line -> line.matches("ARG [A-Z]+_IMAGE=.+"))
                    .forEach(line -> images.add(line.substring(line.indexOf('=') + 1)));
        }
        return images;
    }
}
