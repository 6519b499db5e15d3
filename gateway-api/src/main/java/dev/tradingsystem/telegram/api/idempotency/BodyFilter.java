package dev.tradingsystem.telegram.api.idempotency;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Reads bodies, up to 1 MiB, before anything else is done with their request.
final class BodyFilter extends OncePerRequestFilter {

    private static final int MOST_BYTES = 1 << 20;
    private static final Set<String> WITHOUT = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final HandlerExceptionResolver problems;

    BodyFilter(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return WITHOUT.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getContentLengthLong() > MOST_BYTES
                ? new byte[MOST_BYTES + 1]
                : request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            problems.resolveException(
                    request, response, null, ApiProblem.of(Problem.PAYLOAD_TOO_LARGE, "at most 1 MiB"));
        } else {
            chain.doFilter(new ReadBody(request, body), response);
        }
    }
}
