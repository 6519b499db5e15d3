package dev.tradingsystem.telegram.tpcapital.http.web;

import dev.tradingsystem.telegram.tpcapital.database.StatementTime;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says in `Server-Timing` how many milliseconds of an answer the databases took. What is sent
/// while it is read, a file, cannot say so.
final class TimingFilter extends OncePerRequestFilter {

    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var time = new StatementTime();
        try {
            time.<Exception>during(() -> chain.doFilter(request, response));
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException("answering " + request.getRequestURI(), e);
        }
        double millis = time.total().toNanos() / NANOS_PER_MILLI;
        response.setHeader("Server-Timing", String.format(Locale.ROOT, "db;dur=%.1f", millis));
    }
}
