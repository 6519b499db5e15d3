package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.problem.ProblemDocument;
import dev.tradingsystem.telegram.tpcapital.read.SignalRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Comma separated values as RFC 4180 has them, or as a Brazilian spreadsheet opens them:
/// semicolons, decimal commas, a byte order mark.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
final class CsvRows implements Rows {

    private static final List<String> COLUMNS = List.of(
            "id",
            "sentAt",
            "channelId",
            "messageId",
            "asset",
            "assetClass",
            "side",
            "type",
            "status",
            "entryMin",
            "entryMax",
            "atMarket",
            "targets",
            "targetFinal",
            "stop",
            "currency",
            "validUntil",
            "complete",
            "notes",
            "duplicateOf",
            "version",
            "by",
            "text");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Writer out;
    private final boolean brazilian;
    private final char separator;

    CsvRows(Writer out, boolean brazilian) {
        this.out = out;
        this.brazilian = brazilian;
        this.separator = brazilian ? ';' : ',';
    }

    @Override
    public void begin() throws IOException {
        if (brazilian) {
            out.write(BYTE_ORDER_MARK);
        }
        line(COLUMNS);
    }

    @Override
    public void row(SignalRecord signal) throws IOException {
        SignalView view = SignalView.of(signal);
        List<@Nullable String> cells = new ArrayList<>(COLUMNS.size());
        cells.add(view.id());
        cells.add(view.source().sentAt().toString());
        cells.add(view.source().channelId());
        cells.add(view.source().messageId());
        cells.add(view.asset());
        cells.add(view.assetClass());
        cells.add(view.side());
        cells.add(view.type());
        cells.add(view.status());
        cells.add(price(view.entry().min()));
        cells.add(price(view.entry().max()));
        cells.add(Boolean.toString(view.entry().atMarket()));
        cells.add(price(String.join(" | ", view.targets())));
        cells.add(price(view.targetFinal()));
        cells.add(price(view.stop()));
        cells.add(view.currency());
        cells.add(view.validUntil() == null ? null : view.validUntil().toString());
        cells.add(Boolean.toString(view.complete()));
        cells.add(String.join(" | ", view.notes()));
        cells.add(view.duplicateOf());
        cells.add(Integer.toString(view.version()));
        cells.add(view.by());
        cells.add(view.source().text());
        line(cells);
    }

    @Override
    public void end(long count, long asOf) {
        // nothing more: a table has no room for it
    }

    @Override
    public void fail(ProblemDocument problem) throws IOException {
        throw new IOException("a table cannot say that it ends early");
    }

    private @Nullable String price(@Nullable String price) {
        return price == null || !brazilian ? price : price.replace('.', ',');
    }

    private void line(List<? extends @Nullable String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(separator);
            }
            String cell = cells.get(i);
            out.write(cell == null ? "" : cell(cell, separator));
        }
        out.write("\r\n");
    }

    static String cell(String text, char separator) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
