package dev.tradingsystem.telegram.tpcapital.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Lets nobody in without a key, but for the probes.
final class ApiKeyFilter extends OncePerRequestFilter {

    private static final Set<String> OPEN = Set.of("/health", "/healthz", "/livez", "/readyz", "/ready");
    private static final String BEARER = "bearer ";

    private final ApiKeys keys;
    private final JsonMapper mapper = JsonMapper.shared();

    ApiKeyFilter(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return OPEN.contains(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Set<String> given = given(request);
        if (given.size() == 1 && keys.accepts(given.iterator().next())) {
            chain.doFilter(request, response);
        } else if (given.size() > 1) {
            refuse(request, response, HttpStatus.BAD_REQUEST, "invalid-parameter", "Several different keys");
        } else if (given.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            refuse(request, response, HttpStatus.UNAUTHORIZED, "unauthenticated", "No key");
        } else {
            refuse(request, response, HttpStatus.UNAUTHORIZED, "invalid-key", "The key is not valid");
        }
    }

    private static Set<String> given(HttpServletRequest request) {
        Set<String> given = new LinkedHashSet<>();
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            given.add(authorization.substring(BEARER.length()).strip());
        }
        for (String name : new String[] {"X-API-Key", "X-Gateway-Token"}) {
            String value = request.getHeader(name);
            if (value != null && !value.isBlank()) {
                given.add(value.strip());
            }
        }
        return given;
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String type, String title)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var problem = Problem.of(status, type, title, "%s of %s".formatted(title, request.getServletPath()));
        mapper.writeValue(response.getOutputStream(), problem);
    }
}
