package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.page.Fields;
import dev.tradingsystem.telegram.tpcapital.http.page.SentRange;
import dev.tradingsystem.telegram.tpcapital.http.page.Values;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.read.SignalFilter;
import dev.tradingsystem.telegram.tpcapital.signal.Side;
import dev.tradingsystem.telegram.tpcapital.signal.Status;
import dev.tradingsystem.telegram.tpcapital.signal.Type;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What can be asked of the list of signals, as it was written.
record SignalParameters(
        @Parameter(description = "ids of channels, with commas; default: all the key may see") @Nullable
        String channel,

        @Parameter(description = "tickers, with commas") @Nullable
        String asset,

        @Parameter(description = "swing, day, scalp, with commas") @Nullable
        String type,

        @Parameter(description = "buy, sell, with commas") @Nullable
        String side,

        @Parameter(description = "statuses, with commas; default: all but duplicate and superseded") @Nullable
        String status,

        @Parameter(description = "true or false") @Nullable String complete,

        @Parameter(description = "in the asset or the message, 2 to 100 characters, whatever the case") @Nullable
        String q,

        @Parameter(description = "sent at or after: RFC 3339, epoch seconds or milliseconds, local time, or a date")
        @Nullable
        String from,

        @Parameter(description = "sent before; a date includes that whole day") @Nullable
        String to,

        @Parameter(description = "IANA zone of dates and local times") @Nullable
        String tz,

        @Parameter(description = "page.next or page.previous of the page before") @Nullable
        String cursor,

        @Parameter(
                description = "items on the page, at most 500, default 50; of an export at most 1000000, default all")
        @Nullable
        String limit,

        @Parameter(description = "newest first (desc, the default) or oldest first (asc)") @Nullable
        String direction,

        @Parameter(description = "names of fields, with commas; default all") @Nullable
        String fields,

        @Parameter(description = "estimate or exact; default none") @Nullable
        String count,

        @Parameter(description = "json, ndjson or csv: everything at once, as a file") @Nullable
        String format,

        @Parameter(description = "of a CSV file: en or pt-BR (semicolons, decimal commas, byte order mark)") @Nullable
        String locale) {

    private static final Pattern TICKER = Pattern.compile("[A-Z0-9]{4,12}");
    private static final int SHORTEST_TEXT = 2;
    private static final int LONGEST_TEXT = 100;

    SignalFilter filter(Caller caller, ZoneId zone) {
        var range = SentRange.of(from, to, tz, zone);
        return new SignalFilter(
                caller.channels(Values.channels(channel)),
                assets(asset),
                Values.words("type", type, Type.class, Type::word),
                Values.words("side", side, Side.class, Side::word),
                Values.words("status", status, Status.class, Status::word),
                Values.bool("complete", complete),
                text(q),
                range.from(),
                range.to());
    }

    boolean ascending() {
        return direction().equals("asc");
    }

    @Override
    public String direction() {
        return Values.oneOf("direction", direction, "desc", "asc", "desc");
    }

    Fields chosen() {
        return Fields.of(fields, SignalView.class);
    }

    static List<String> assets(@Nullable String text) {
        List<String> assets = Values.csv(text);
        if (!assets.stream().allMatch(asset -> TICKER.matcher(asset).matches())) {
            throw ApiProblem.invalidParameter("asset", "tickers in capitals, with commas");
        }
        return assets;
    }

    private static @Nullable String text(@Nullable String q) {
        if (q != null && (q.strip().length() < SHORTEST_TEXT || q.length() > LONGEST_TEXT || q.indexOf('\0') >= 0)) {
            throw ApiProblem.invalidParameter("q", "from %d to %d characters".formatted(SHORTEST_TEXT, LONGEST_TEXT));
        }
        return q;
    }
}
