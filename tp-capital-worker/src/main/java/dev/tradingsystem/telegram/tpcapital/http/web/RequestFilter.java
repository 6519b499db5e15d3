package dev.tradingsystem.telegram.tpcapital.http.web;

import dev.tradingsystem.telegram.store.trace.LogScope;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.http.problem.RequestIds;
import dev.tradingsystem.telegram.tpcapital.http.problem.RequestVersion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Gives every answer the request's id, the API's version and the headers that keep browsers from
/// guessing, the lines logged meanwhile the same id, and lets no body in that is too large.
final class RequestFilter extends OncePerRequestFilter {

    private final HandlerExceptionResolver problems;
    private final RequestVersion otherwise;

    RequestFilter(HandlerExceptionResolver problems, RequestVersion otherwise) {
        this.problems = problems;
        this.otherwise = otherwise;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(RequestIds.HEADER, RequestIds.of(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Vary", "Accept, Accept-Encoding, API-Version, Authorization, X-API-Key, X-Gateway-Token");
        try (var _ = LogScope.request(RequestIds.of(request))) {
            answer(request, response, chain);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest limited;
        try {
            version(request).attachTo(request);
            response.setHeader(RequestVersion.HEADER, RequestVersion.of(request).word());
            limited = BodyLimit.of(request);
        } catch (ApiProblem e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        chain.doFilter(limited, response);
    }

    private RequestVersion version(HttpServletRequest request) {
        String asked = request.getHeader(RequestVersion.HEADER);
        if (asked == null) {
            return otherwise;
        }
        return RequestVersion.of(asked)
                .orElseThrow(() -> ApiProblem.of(Problem.UNSUPPORTED_VERSION, "this is not a version of the API")
                        .with(
                                "supported",
                                Arrays.stream(RequestVersion.values())
                                        .map(RequestVersion::word)
                                        .toList()));
    }
}
