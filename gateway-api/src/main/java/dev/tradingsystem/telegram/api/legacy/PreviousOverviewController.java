package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.condition.Etags;
import dev.tradingsystem.telegram.api.health.HealthChecks;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// What the previous stack's dashboard showed of the whole. Every part is asked when it is asked
/// for, and one that cannot be had says so.
@Previous
class PreviousOverviewController {

    private static final String BASE = "/api/telegram-gateway";
    private static final int PREVIEW = 10;
    private static final int MOST_PREVIEWED = 500;

    private final HealthChecks health;
    private final GatewayFigures figures;
    private final GatewaySession session;
    private final PreviousQueue queue;
    private final PreviousSummary summary;
    private final Etags etags;
    private final Clock clock;
    private final Environment settings;

    PreviousOverviewController(
            HealthChecks health,
            GatewayFigures figures,
            GatewaySession session,
            PreviousQueue queue,
            PreviousSummary summary,
            Etags etags,
            Clock clock,
            Environment settings) {
        this.health = health;
        this.figures = figures;
        this.session = session;
        this.queue = queue;
        this.summary = summary;
        this.etags = etags;
        this.clock = clock;
        this.settings = settings;
    }

    record Features(boolean authEnabled, boolean metricsEnabled, boolean queueMonitoringEnabled) {}

    /// @param authToken always null: no answer holds a key
    record Config(
            String apiBaseUrl,
            String messagesBaseUrl,
            String channelsBaseUrl,
            @Nullable String authToken,
            String environment,
            Features features) {}

    record ConfigAnswer(boolean success, Config data, String timestamp) {}

    @GetMapping(BASE + "/config")
    ResponseEntity<ConfigAnswer> config() {
        String[] profiles = settings.getActiveProfiles();
        var config = new Config(
                BASE,
                "/api/messages",
                "/api/channels",
                null,
                profiles.length == 0 ? "production" : profiles[0],
                new Features(settings.getProperty("telegram.key.required", Boolean.class, true), true, true));
        return Data.answer(new ConfigAnswer(true, config, now()));
    }

    record Reloaded(boolean success, String message, String timestamp) {}

    @PostMapping(BASE + "/actions/reload")
    @Requires(Scope.OPERATOR)
    ResponseEntity<Reloaded> reload() {
        etags.forget();
        return Data.answer(new Reloaded(true, "Caches invalidados com sucesso", now()));
    }

    /// @param error why a part is not there
    record Missing(String error) {}

    /// Each is what its own path answers, or a [Missing].
    record Overview(Object health, Object metrics, Object queue, Object session, Object messages, String timestamp) {}

    @GetMapping(BASE + "/overview")
    @Requires(Scope.STATS_READ)
    ResponseEntity<Data<Overview>> overview(HttpServletRequest request) {
        Caller caller = Caller.of(request);
        return Data.of(new Overview(
                part(health::health),
                part(caller, Scope.METRICS_READ, () -> figures.read(caller)),
                part(() -> queue.of(caller, PREVIEW)),
                part(caller, Scope.OPERATOR, session::read),
                part(() -> summary.of(caller)),
                now()));
    }

    private static Object part(Caller caller, Scope scope, Supplier<?> part) {
        return caller.key().allows(scope.word()) ? part(part) : new Missing("Forbidden");
    }

    private static Object part(Supplier<?> part) {
        try {
            return part.get();
        } catch (ApiProblem e) {
            return new Missing(e.problem().title());
        } catch (DataAccessException e) {
            return new Missing("Banco de dados indisponível");
        }
    }

    @GetMapping(BASE + "/metrics")
    @Requires(Scope.METRICS_READ)
    ResponseEntity<Data<GatewayFigures.Figures>> metrics(HttpServletRequest request) {
        return Data.of(figures.read(Caller.of(request)));
    }

    @GetMapping(BASE + "/queue")
    @Requires(Scope.MESSAGES_READ)
    ResponseEntity<Data<PreviousQueue.Queue>> queue(HttpServletRequest request) {
        int limit = new Asked(request).number("limit", PREVIEW, 1, MOST_PREVIEWED);
        return Data.of(queue.of(Caller.of(request), limit));
    }

    record PreviewLimit(int limit) {}

    @GetMapping(BASE + "/queue/preview-limit")
    ResponseEntity<Data<PreviewLimit>> previewLimit() {
        return Data.of(new PreviewLimit(PREVIEW));
    }

    @GetMapping(BASE + "/session")
    @Requires(Scope.OPERATOR)
    ResponseEntity<Data<GatewaySession.Session>> session() {
        return Data.of(session.read());
    }

    @GetMapping(BASE + "/messages/summary")
    @Requires(Scope.MESSAGES_READ)
    ResponseEntity<Data<PreviousSummary.Summary>> summary(HttpServletRequest request) {
        return Data.of(summary.of(Caller.of(request)));
    }

    private String now() {
        return Stamps.of(clock.instant());
    }
}
