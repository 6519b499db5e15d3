package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads tables: a line of labels without values, and below it lines with a value for each.
final class Table {

    private static final int FEWEST_COLUMNS = 3;

    private final Tokens tokens;
    private final MentionIndex mentions;
    private final List<Mention> header;

    private Table(Tokens tokens, MentionIndex mentions, List<Mention> header) {
        this.tokens = tokens;
        this.mentions = mentions;
        this.header = header;
    }

    /// Adds a field for each cell of each table, in text order.
    static void fill(Tokens tokens, MentionIndex mentions, List<Field> fields) {
        List<Field> cells = new ArrayList<>();
        int from = 0;
        while (from + FEWEST_COLUMNS <= fields.size()) {
            int line = tokens.line(fields.get(from).mention().from());
            int to = from + 1;
            boolean bound = fields.get(from).isBound();
            while (to < fields.size() && tokens.line(fields.get(to).mention().from()) == line) {
                bound |= fields.get(to).isBound();
                to++;
            }
            if (!bound && to - from >= FEWEST_COLUMNS) {
                List<Mention> header =
                        fields.subList(from, to).stream().map(Field::mention).toList();
                new Table(tokens, mentions, header).read(line, cells);
            }
            from = to;
        }
        if (!cells.isEmpty()) {
            fields.addAll(cells);
            fields.sort(Comparator.comparingInt(field -> field.mention().from()));
        }
    }

    private void read(int headerLine, List<Field> cells) {
        if (!isHeader(headerLine)) {
            return;
        }
        for (int line = headerLine + 1; line < tokens.lines(); line++) {
            List<Field> row = new ArrayList<>();
            int filled = row(line, row);
            if (filled == header.size()) {
                cells.addAll(row);
            } else if (filled != 0) {
                return;
            }
        }
    }

    /// Whether nothing but labels stands there.
    private boolean isHeader(int line) {
        for (int at = tokens.lineStart(line); at < tokens.lineEnd(line); at++) {
            Mention before = mentions.endingAt(at);
            boolean ordinal = Lookahead.isCount(tokens, at) && before != null && before.label() == Label.TARGET;
            if (!mentions.covers(at) && !ordinal && (tokens.isWord(at) || tokens.isNumber(at))) {
                return false;
            }
        }
        return true;
    }

    /// Reads a line's cells and answers how many there are; -1 when it is no row.
    private int row(int line, List<Field> row) {
        int column = 0;
        int at = tokens.lineStart(line);
        while (at < tokens.lineEnd(line)) {
            if (tokens.isNumber(at) || tokens.isWord(at)) {
                int end = column < header.size() ? cell(header.get(column), at, row) : at;
                if (end == at) {
                    return -1;
                }
                column++;
                at = end;
            } else {
                at++;
            }
        }
        return column;
    }

    /// Reads a cell and answers the token behind it, or `at` when it does not fit its column.
    private int cell(Mention label, int at, List<Field> row) {
        if (label.label() == Label.ASSET) {
            return Tickers.looksLike(tokens, at) ? at + 1 : at;
        }
        Mention here = new Mention(label.label(), at, at, label.ordinal(), label.repaired(), false);
        Field field = Binder.bind(tokens, mentions, here);
        if (field.amounts().isEmpty()) {
            return at;
        }
        row.add(field);
        return field.end();
    }
}
