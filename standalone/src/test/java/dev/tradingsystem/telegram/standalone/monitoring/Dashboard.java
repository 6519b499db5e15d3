package dev.tradingsystem.telegram.standalone.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A dashboard of Grafana.
///
/// @param file name of its file without the ending
/// @param json what the file says
record Dashboard(String file, ObjectNode json) {

    private static final Path FOLDER = Path.of("..", "monitoring", "grafana", "dashboards");
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final List<Dashboard> ALL = read();

    /// Those of the repository, by name. They are shared: who changes one takes a [#copy].
    static List<Dashboard> all() {
        return ALL;
    }

    private static List<Dashboard> read() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new Dashboard(file.getFileName().toString().replace(".json", ""), (ObjectNode)
                            MAPPER.readTree(file.toFile())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FOLDER, e);
        }
    }

    static Dashboard of(String file) {
        return ALL.stream()
                .filter(dashboard -> dashboard.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    /// One of its own that a test may break.
    Dashboard copy() {
        return new Dashboard(file, json.deepCopy());
    }

    /// The panels in the order of the file, those of collapsed rows included, rows not.
    List<Panel> panels() {
        return everything().filter(panel -> !panel.type().equals("row")).toList();
    }

    /// Panels and rows.
    Stream<Panel> everything() {
        return Panel.in(json).flatMap(panel -> Stream.concat(Stream.of(panel), Panel.in(panel.json())));
    }

    Panel panel(String title) {
        return panels().stream()
                .filter(panel -> panel.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no panel " + title + " in " + file));
    }
}
