package dev.tradingsystem.telegram.tpcapital.http.key;

import dev.tradingsystem.telegram.store.key.ApiKey;
import dev.tradingsystem.telegram.store.key.ApiKeys;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets nobody in without a valid key, but to the probes, and nobody faster than the key's rate.
///
/// An unknown, an expired and a revoked key get the same answer. Whoever guesses keys is stopped
/// by address.
final class KeyFilter extends OncePerRequestFilter {

    private static final Set<String> OPEN = Set.of("/livez", "/readyz", "/health", "/healthz", "/ready");
    private static final String METRICS = "/metrics";
    private static final String ON_BEHALF_OF = "X-On-Behalf-Of";

    private final BootstrapKeys bootstrap;
    private final ApiKeys keys;
    private final RateLimits rates;
    private final RateLimits guesses;
    private final HandlerExceptionResolver problems;

    KeyFilter(
            BootstrapKeys bootstrap,
            ApiKeys keys,
            RateLimits rates,
            RateLimits guesses,
            HandlerExceptionResolver problems) {
        this.bootstrap = bootstrap;
        this.keys = keys;
        this.rates = rates;
        this.guesses = guesses;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return OPEN.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Spent spent;
        try {
            spent = admit(request, response);
        } catch (RuntimeException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (response.getStatus() == HttpStatus.NOT_MODIFIED.value()) {
                spent.giveBack();
            }
        }
    }

    private Spent admit(HttpServletRequest request, HttpServletResponse response) {
        ApiKey key = onBehalf(authenticate(request), request);
        var caller = new Caller(key);
        caller.attachTo(request);
        Spent spent = key.unlimited() ? Spent.NOTHING : spend(key, request, response);
        if (request.getRequestURI().equals(METRICS)) {
            caller.mustHave(Scope.METRICS_READ);
        }
        return spent;
    }

    private Spent spend(ApiKey key, HttpServletRequest request, HttpServletResponse response) {
        int cost = RequestCost.of(request);
        RateLimits.Answer answer = rates.take(key.id(), cost);
        response.setHeader("RateLimit-Policy", "\"default\";q=%d;w=60".formatted(rates.perMinute()));
        response.setHeader("RateLimit", "\"default\";r=%d;t=%d".formatted(answer.left(), answer.secondsToFull()));
        if (!answer.granted()) {
            throw tooMany(answer);
        }
        return () -> rates.giveBack(key.id(), cost);
    }

    private ApiKey authenticate(HttpServletRequest request) {
        String presented = PresentedKey.of(request)
                .orElseThrow(() -> ApiProblem.of(
                        Problem.UNAUTHENTICATED, "send a key: Authorization: Bearer, X-API-Key or X-Gateway-Token"));
        return bootstrap.find(presented).or(() -> keys.find(presented)).orElseThrow(() -> refused(request));
    }

    /// Another app's request in the name of its own caller. It can only take rights away, and is
    /// believed from a key that has all.
    private ApiKey onBehalf(ApiKey key, HttpServletRequest request) {
        String id = request.getHeader(ON_BEHALF_OF);
        if (id == null || id.equals(key.id())) {
            return key;
        }
        new Caller(key).mustHave(Scope.OPERATOR);
        return keys.ofId(id).map(KeyFilter::unlimited).orElseThrow(() -> refused(request));
    }

    /// Its rate was that app's matter.
    private static ApiKey unlimited(ApiKey key) {
        return new ApiKey(key.id(), key.name(), key.scopes(), key.channels(), true, key.expiresAt());
    }

    private ApiProblem refused(HttpServletRequest request) {
        RateLimits.Answer answer = guesses.take(request.getRemoteAddr(), 1);
        return answer.granted() ? ApiProblem.of(Problem.INVALID_KEY, "unknown, expired or revoked") : tooMany(answer);
    }

    private static ApiProblem tooMany(RateLimits.Answer answer) {
        return ApiProblem.of(Problem.RATE_LIMITED, "ask again in %d seconds".formatted(answer.secondsToGrant()))
                .retryAfter(answer.secondsToGrant());
    }

    /// What a request took from its key's bucket.
    private interface Spent {

        Spent NOTHING = () -> {};

        void giveBack();
    }
}
