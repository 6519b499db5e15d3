package dev.tradingsystem.telegram.gateway.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/// On this port everything but `/livez` needs a key. Compared in constant time; never logged.
final class KeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final String MISSING = """
            {"type":"urn:telegram:problem:unauthenticated","title":"A key is needed","status":401,\
            "detail":"send it as Authorization: Bearer, X-API-Key or X-Gateway-Token"}""";

    private static final String INVALID = """
            {"type":"urn:telegram:problem:invalid-key","title":"The key is not valid","status":401,\
            "detail":"it is none of those in API_SECRET_TOKEN"}""";

    private final List<byte[]> keys;

    KeyFilter(HttpProperties properties) {
        keys = properties.keys().stream()
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return "/livez".equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] given = given(request);
        if (isAllowed(given)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(given.length == 0 ? MISSING : INVALID);
    }

    private boolean isAllowed(byte[] given) {
        boolean allowed = false;
        for (byte[] key : keys) {
            allowed |= MessageDigest.isEqual(key, given);
        }
        return allowed;
    }

    private static byte[] given(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        String bearer = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : null;
        return Stream.of(bearer, request.getHeader("X-API-Key"), request.getHeader("X-Gateway-Token"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("")
                .strip()
                .getBytes(StandardCharsets.UTF_8);
    }
}
