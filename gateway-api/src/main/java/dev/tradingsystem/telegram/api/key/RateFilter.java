package dev.tradingsystem.telegram.api.key;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.key.ApiKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Counts what each key asks for, says in every answer what is left, and refuses the rest. Keys
/// of our own apps are spared.
final class RateFilter extends OncePerRequestFilter {

    private static final int EXPORT = 10;
    private static final int SEARCH = 3;

    private final Buckets buckets;
    private final HandlerExceptionResolver problems;

    RateFilter(RateProperties properties, HandlerExceptionResolver problems) {
        this.buckets = new Buckets(properties.perMinute());
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ApiKey> key = Caller.find(request).map(Caller::key).filter(found -> !found.unlimited());
        if (key.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Integer own = key.get().ratePerMinute();
        Bucket bucket =
                own == null ? buckets.of(key.get().id()) : buckets.of(key.get().id(), own);
        int cost = cost(request);
        boolean taken = bucket.take(cost, System.nanoTime());
        say(bucket, response);
        if (!taken) {
            problems.resolveException(request, response, null, refused(bucket, cost));
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_NOT_MODIFIED) {
            bucket.giveBack(cost, System.nanoTime());
            say(bucket, response);
        }
    }

    private static int cost(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains("application/x-ndjson")) {
            return EXPORT;
        }
        String words = request.getRequestURI().startsWith("/api/") ? "search" : "q";
        return request.getParameter(words) == null ? 1 : SEARCH;
    }

    private static void say(Bucket bucket, HttpServletResponse response) {
        long now = System.nanoTime();
        response.setHeader("RateLimit-Policy", "\"default\";q=%d;w=60".formatted(bucket.size()));
        response.setHeader(
                "RateLimit",
                "\"default\";r=%d;t=%d".formatted(bucket.left(now), bucket.secondsUntil(bucket.size(), now)));
    }

    private static ApiProblem refused(Bucket bucket, int cost) {
        return ApiProblem.of(Problem.RATE_LIMITED, "at most " + bucket.size() + " requests a minute")
                .retryAfter(Math.max(1, bucket.secondsUntil(cost, System.nanoTime())));
    }
}
