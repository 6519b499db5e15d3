package dev.tradingsystem.telegram.api.key;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.key.ApiKey;
import dev.tradingsystem.telegram.store.key.ApiKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets nobody in without a valid key, but to the few open paths.
final class KeyFilter extends OncePerRequestFilter {

    private static final Set<String> OPEN = Set.of("/livez", "/readyz", "/health", "/healthz", "/ready");
    private static final String METRICS = "/metrics";
    private static final ApiKey EVERYBODY = BootstrapKeys.key("everybody");

    private final KeyProperties properties;
    private final BootstrapKeys bootstrap;
    private final ApiKeys keys;
    private final Buckets failures;
    private final HandlerExceptionResolver problems;

    /// @param failures for each address the wrong keys it may still send
    KeyFilter(
            KeyProperties properties,
            BootstrapKeys bootstrap,
            ApiKeys keys,
            Buckets failures,
            HandlerExceptionResolver problems) {
        this.properties = properties;
        this.bootstrap = bootstrap;
        this.keys = keys;
        this.failures = failures;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!OPEN.contains(request.getRequestURI())) {
            try {
                admit(request);
            } catch (RuntimeException e) {
                problems.resolveException(request, response, null, e);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void admit(HttpServletRequest request) {
        var caller = new Caller(properties.required() ? authenticate(request) : EVERYBODY);
        caller.attachTo(request);
        if (request.getRequestURI().equals(METRICS)) {
            caller.mustHave(Scope.METRICS_READ);
        }
    }

    private ApiKey authenticate(HttpServletRequest request) {
        String presented = PresentedKey.of(request)
                .orElseThrow(() -> ApiProblem.of(
                        Problem.UNAUTHENTICATED, "send a key: Authorization: Bearer, X-API-Key or X-Gateway-Token"));
        return bootstrap.find(presented).or(() -> keys.find(presented)).orElseThrow(() -> wrong(request));
    }

    /// Wrong keys are limited for each address, right ones are not: whoever shares an address
    /// with a guesser is not locked out.
    private ApiProblem wrong(HttpServletRequest request) {
        Bucket bucket = failures.of(request.getRemoteAddr());
        return bucket.take(1, System.nanoTime())
                ? ApiProblem.of(Problem.INVALID_KEY, "unknown, expired or revoked")
                : ApiProblem.of(Problem.RATE_LIMITED, "too many wrong keys from this address")
                        .retryAfter(Math.max(1, bucket.secondsUntil(1, System.nanoTime())));
    }
}
