package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.document.MessageDocument;
import dev.tradingsystem.telegram.api.export.Exports;
import dev.tradingsystem.telegram.api.export.Lines;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.message.MessageSlices.Slice;
import dev.tradingsystem.telegram.api.page.Words;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// All messages of a question, one per line. Read in pages of 500, each its own statement: an
/// export holds no connection while its reader is slow.
@RestController
@Requires(Scope.MESSAGES_READ)
@Hidden // the description stands with the page of the same path
class ExportController {

    private static final int PAGE = 500;
    private static final int MOST = 1_000_000;

    private final MessageSlices slices;
    private final Changes changes;
    private final Exports exports;
    private final MessageProperties properties;

    ExportController(MessageSlices slices, Changes changes, Exports exports, MessageProperties properties) {
        this.slices = slices;
        this.changes = changes;
        this.exports = exports;
        this.properties = properties;
    }

    @GetMapping(path = "/messages", produces = Lines.TYPE)
    void export(HttpServletRequest request, HttpServletResponse response, @ParameterObject MessageParameters given)
            throws IOException {
        Caller caller = Caller.of(request);
        mustNotHave("cursor", given.cursor());
        mustNotHave("before", given.before());
        mustNotHave("after", given.after());
        mustNotHave("around", given.around());
        mustNotHave("count", given.count());
        MessageFilters filters = MessageFilters.of(given, properties.zone(), caller);
        int limit = Words.number("limit", given.limit(), Integer.MAX_VALUE, 1, MOST);
        exports.answer(
                request, response, "messages", filters.projection(), lines -> write(filters, limit, caller, lines));
    }

    private static void mustNotHave(String name, @Nullable String given) {
        if (given != null) {
            throw ApiProblem.invalidParameter(name, "has no meaning for an export");
        }
    }

    private long write(MessageFilters filters, int limit, Caller caller, Lines lines) throws IOException {
        long asOf = changes.head();
        MessageKey position = null;
        boolean more = true;
        while (more && lines.count() < limit) {
            int size = (int) Math.min(PAGE, limit - lines.count());
            Slice slice = slices.read(filters, position, false, false, size, caller);
            for (StoredMessage message : slice.rows()) {
                lines.write(MessageDocument.of(message));
            }
            position = slice.reached();
            more = slice.more();
        }
        return asOf;
    }
}
