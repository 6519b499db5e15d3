package dev.tradingsystem.telegram.tpcapital.http;

import dev.tradingsystem.telegram.tpcapital.signal.SignalBook;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import dev.tradingsystem.telegram.tpcapital.signal.SignalQuery;
import dev.tradingsystem.telegram.tpcapital.signal.StoredSignal;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The stored signals.
@RestController
final class SignalController {

    private final SignalBook book;
    private final SignalParameters parameters;

    SignalController(SignalBook book, HttpProperties properties) {
        this.book = book;
        this.parameters = new SignalParameters(properties.zone());
    }

    @GetMapping("/signals")
    SignalPage page(@RequestParam MultiValueMap<String, String> given) {
        SignalQuery query = parameters.read(given);
        List<StoredSignal> found = book.page(onePastTheLimit(query));
        List<StoredSignal> shown = found.subList(0, Math.min(found.size(), query.limit()));
        String next = found.size() > query.limit() ? Cursor.write(position(shown.getLast())) : null;
        return new SignalPage(
                shown.stream().map(SignalView::of).toList(), new SignalPage.Page(query.limit(), "sent", "desc", next));
    }

    @GetMapping("/signals/{id}")
    SignalView signal(@PathVariable String id) {
        SignalId name = SignalId.parse(id).orElseThrow(() -> new InvalidParameter("id", "channel:message:ordinal"));
        return book.find(name).map(SignalView::of).orElseThrow(() -> new SignalNotFound(id));
    }

    private static SignalQuery.Position position(StoredSignal signal) {
        return new SignalQuery.Position(signal.sentAt(), signal.id());
    }

    /// One more row tells whether there is another page.
    private static SignalQuery onePastTheLimit(SignalQuery query) {
        return new SignalQuery(
                query.channelIds(),
                query.assets(),
                query.statuses(),
                query.from(),
                query.to(),
                query.after(),
                query.limit() + 1);
    }
}
