package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.page.SentRange;
import dev.tradingsystem.telegram.tpcapital.http.page.Values;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.web.HttpProperties;
import dev.tradingsystem.telegram.tpcapital.read.Statistics;
import dev.tradingsystem.telegram.tpcapital.read.Statistics.Bucket;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/// What is counted: signals and readings, and what each channel came to.
@RestController
@Requires(Scope.SIGNALS_READ)
@Tag(name = "statistics")
class StatisticsController {

    private final Statistics statistics;
    private final HttpProperties properties;

    StatisticsController(Statistics statistics, HttpProperties properties) {
        this.statistics = statistics;
        this.properties = properties;
    }

    @GetMapping("/signals/stats")
    @Operation(operationId = "getSignalStatistics", summary = "Signals by status, type and asset; readings by outcome")
    ResponseEntity<StatisticsView> stats(
            HttpServletRequest request, @ParameterObject @ModelAttribute StatisticsParameters given) {
        Statistics.Range range = range(
                Caller.of(request), null, given.asset(), given.from(), given.to(), given.tz(), bucket(given.bucket()));
        return mutable(StatisticsView.of(statistics.signals(range), statistics.outcomes(range)));
    }

    @GetMapping("/signals/scores")
    @Operation(
            operationId = "getChannelScores",
            summary = "What the orders of each channel came to, by when they were given")
    ResponseEntity<ScoreList> scores(
            HttpServletRequest request, @ParameterObject @ModelAttribute ScoreParameters given) {
        Bucket bucket = given.bucket() == null ? Bucket.DAY : bucket(given.bucket());
        if (bucket == Bucket.ALL || bucket == Bucket.HOUR) {
            throw ApiProblem.invalidParameter("bucket", "day, week or month");
        }
        Statistics.Range range =
                range(Caller.of(request), given.channel(), null, given.from(), given.to(), given.tz(), bucket);
        return mutable(ScoreList.of(statistics.scores(range)));
    }

    private Statistics.Range range(
            Caller caller,
            @Nullable String channel,
            @Nullable String asset,
            @Nullable String from,
            @Nullable String to,
            @Nullable String tz,
            Bucket bucket) {
        ZoneId zone = SentRange.zone(tz, properties.zone());
        var sent = SentRange.of(from, to, tz, zone);
        List<String> assets = SignalParameters.assets(asset);
        if (assets.size() > 1) {
            throw ApiProblem.invalidParameter("asset", "one ticker");
        }
        return new Statistics.Range(
                caller.channels(Values.channels(channel)),
                assets.isEmpty() ? null : assets.getFirst(),
                sent.from(),
                sent.to(),
                zone,
                bucket);
    }

    private static Bucket bucket(@Nullable String word) {
        return word == null
                ? Bucket.ALL
                : Values.word(
                        "bucket", word, Bucket.class, bucket -> bucket.name().toLowerCase(Locale.ROOT));
    }

    private static <T> ResponseEntity<T> mutable(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(body);
    }
}
