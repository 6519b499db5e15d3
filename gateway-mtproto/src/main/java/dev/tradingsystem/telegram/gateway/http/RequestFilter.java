package dev.tradingsystem.telegram.gateway.http;

import dev.tradingsystem.telegram.store.trace.LogScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives every answer, and the lines logged meanwhile, the request's id; refusals of the key too.
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class RequestFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = RequestIds.of(request);
        response.setHeader(RequestIds.HEADER, id);
        try (var _ = LogScope.request(id)) {
            chain.doFilter(request, response);
        }
    }
}
