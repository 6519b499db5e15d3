package dev.tradingsystem.telegram.standalone.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A page of `docs/reference`, as rows of its tables.
public final class Page {

    private static final Path FOLDER = Path.of("..", "docs", "reference");
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

    private final List<Row> rows;

    private Page(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /// A row of a table.
    ///
    /// @param section the heading above it
    /// @param header the first cell of its table's header: what the rows are
    /// @param cells as written, stripped
    public record Row(String section, String header, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        /// A cell without its backticks.
        public String plain(int cell) {
            return cells.get(cell).replace("`", "");
        }
    }

    /// Reads `docs/reference/{name}`.
    public static Page of(String name) {
        try {
            return new Page(parse(Files.readAllLines(FOLDER.resolve(name))));
        } catch (IOException e) {
            throw new UncheckedIOException("docs/reference/%s cannot be read".formatted(name), e);
        }
    }

    private static List<Row> parse(List<String> lines) {
        List<Row> rows = new ArrayList<>();
        String section = "";
        String header = "";
        for (String line : lines) {
            if (line.startsWith("#")) {
                section = line.replace("#", "").strip();
            }
            if (!line.startsWith("|")) {
                header = "";
            } else if (header.isEmpty()) {
                header = cells(line).getFirst();
            } else if (!line.startsWith("|---")) {
                rows.add(new Row(section, header, cells(line)));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().substring(1, line.strip().length() - 1);
        return CELL.splitAsStream(inner).map(String::strip).toList();
    }

    /// The rows of all tables with that header below headings that contain a word.
    public List<Row> rows(String section, String header) {
        return rows.stream()
                .filter(row -> row.section().contains(section) && row.header().equals(header))
                .toList();
    }

    /// The rows of all tables with that header, wherever they stand.
    public List<Row> rows(String header) {
        return rows("", header);
    }
}
