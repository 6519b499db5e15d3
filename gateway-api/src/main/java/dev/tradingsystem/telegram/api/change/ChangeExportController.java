package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.document.ChangeDocument;
import dev.tradingsystem.telegram.api.document.Projection;
import dev.tradingsystem.telegram.api.export.Exports;
import dev.tradingsystem.telegram.api.export.Lines;
import dev.tradingsystem.telegram.api.id.Seq;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.Words;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The log from a position up to where it ended when the export began, one change per line.
@RestController
@Requires(Scope.MESSAGES_READ)
@Hidden // the description stands with the page of the same path
class ChangeExportController {

    private static final int PAGE = 500;
    private static final int MOST = 1_000_000;

    private final ChangeReader reader;
    private final Exports exports;

    ChangeExportController(ChangeReader reader, Exports exports) {
        this.reader = reader;
        this.exports = exports;
    }

    @GetMapping(path = "/changes", produces = Lines.TYPE)
    void export(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam Seq since,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable List<String> channel,
            @RequestParam(required = false) @Nullable List<String> kind,
            @RequestParam(required = false) @Nullable List<String> fields)
            throws IOException {
        ChangeFilter filter = ChangeFilter.of(channel, kind, Caller.of(request));
        int most = Words.number("limit", limit, Integer.MAX_VALUE, 1, MOST);
        exports.answer(
                request,
                response,
                "changes",
                Projection.of(fields),
                lines -> write(since.value(), most, filter, lines));
    }

    private long write(long since, int most, ChangeFilter filter, Lines lines) throws IOException {
        ChangePage page = reader.after(since, PAGE, filter);
        long end = page.head();
        long reached = since;
        while (true) {
            for (ChangeDocument change : page.items()) {
                if (lines.count() == most || change.seq() > end) {
                    return reached;
                }
                lines.write(change);
                reached = change.seq();
            }
            reached = Math.min(page.next(), end);
            if (reached >= end) {
                return end;
            }
            page = reader.after(page.next(), PAGE, filter);
        }
    }
}
