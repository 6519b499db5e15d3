package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.page.Cursor;
import dev.tradingsystem.telegram.tpcapital.http.page.Fields;
import dev.tradingsystem.telegram.tpcapital.http.page.Pages;
import dev.tradingsystem.telegram.tpcapital.http.page.Question;
import dev.tradingsystem.telegram.tpcapital.http.page.Values;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.web.HttpProperties;
import dev.tradingsystem.telegram.tpcapital.read.Position;
import dev.tradingsystem.telegram.tpcapital.read.SignalFilter;
import dev.tradingsystem.telegram.tpcapital.read.SignalReader;
import dev.tradingsystem.telegram.tpcapital.read.SignalRecord;
import dev.tradingsystem.telegram.tpcapital.read.Statistics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Makes pages of signals.
final class SignalLists {

    private final SignalReader signals;
    private final Statistics statistics;
    private final Pages pages;
    private final JsonMapper mapper;
    private final HttpProperties properties;

    SignalLists(
            SignalReader signals, Statistics statistics, Pages pages, JsonMapper mapper, HttpProperties properties) {
        this.signals = signals;
        this.statistics = statistics;
        this.pages = pages;
        this.mapper = mapper;
        this.properties = properties;
    }

    /// What a list is made of, as the question its cursors belong to.
    private record Filters(
            SignalFilter filter, String direction, @Nullable String fields) {}

    SignalPage page(SignalParameters given, Caller caller) {
        SignalFilter filter = given.filter(caller, properties.zone());
        Fields fields = given.chosen();
        int limit = Values.limit(given.limit());
        String direction = given.direction();
        String count = Values.oneOf("count", given.count(), "none", "estimate", "exact");
        if (given.locale() != null) {
            throw ApiProblem.invalidParameter("locale", "is for CSV files only");
        }
        long asOf = statistics.asOf();
        Pages.Cut<SignalRecord> cut = pages.cut(
                new Question("signals", new Filters(filter, direction, given.fields())),
                given.cursor(),
                limit,
                direction,
                (after, back, most) -> signals.page(filter, position(after), given.ascending() != back, most),
                signal -> new Cursor(signal.sentAt(), signal.id(), false));
        return new SignalPage(
                cut.items().stream()
                        .map(signal -> fields.of(SignalView.of(signal), mapper))
                        .toList(),
                cut.page(),
                asOf,
                count.equals("none") ? null : count(filter, count));
    }

    private SignalPage.SignalCount count(SignalFilter filter, String kind) {
        Optional<Long> exact = kind.equals("exact") ? signals.count(filter) : Optional.empty();
        return exact.map(value -> new SignalPage.SignalCount("exact", value))
                .orElseGet(() -> new SignalPage.SignalCount("estimate", signals.estimate(filter)));
    }

    private static @Nullable Position position(@Nullable Cursor cursor) {
        return cursor == null ? null : new Position(cursor.at(), cursor.id());
    }
}
