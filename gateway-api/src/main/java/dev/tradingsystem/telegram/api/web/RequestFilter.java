package dev.tradingsystem.telegram.api.web;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.api.problem.RequestIds;
import dev.tradingsystem.telegram.store.trace.LogScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Gives every answer the request's id, the API's version and the headers that keep browsers from
/// guessing, and the lines logged meanwhile the same id.
final class RequestFilter extends OncePerRequestFilter {

    private static final String VERSION_HEADER = "API-Version";
    private static final String VERSION = "1";

    /// The previous stack's paths know no versions.
    private static final String PREVIOUS = "/api/";

    private final HandlerExceptionResolver problems;

    RequestFilter(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(RequestIds.HEADER, RequestIds.of(request));
        boolean versioned = !request.getRequestURI().startsWith(PREVIOUS);
        if (versioned) {
            response.setHeader(VERSION_HEADER, VERSION);
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Vary", "Accept, Accept-Encoding, API-Version, Authorization, X-API-Key, X-Gateway-Token, Cookie");
        String version = request.getHeader(VERSION_HEADER);
        if (!RequestShape.hasPath(request)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Optional<ApiProblem> problem = !versioned || version == null || version.equals(VERSION)
                ? RequestShape.problem(request)
                : Optional.of(unsupported());
        try (var _ = LogScope.request(RequestIds.of(request))) {
            if (problem.isPresent()) {
                problems.resolveException(request, response, null, problem.get());
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    private static ApiProblem unsupported() {
        return ApiProblem.of(Problem.UNSUPPORTED_VERSION, "this is not a version of the API")
                .with("supported", List.of(VERSION));
    }
}
