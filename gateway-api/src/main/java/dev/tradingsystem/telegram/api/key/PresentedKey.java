package dev.tradingsystem.telegram.api.key;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the key a request carries, in any of the headers clients use.
final class PresentedKey {

    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";
    private static final List<String> OTHERS = List.of("X-API-Key", "X-Gateway-Token");
    private static final String PREVIOUS = "X-API-Token";

    private PresentedKey() {}

    /// The first one present.
    ///
    /// @throws ApiProblem when two headers disagree
    static Optional<String> of(HttpServletRequest request) {
        var presented = new ArrayList<String>();
        String authorization = request.getHeader(AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            presented.add(BootstrapKeys.stripped(authorization.substring(BEARER.length())));
        }
        for (String header : headers(request)) {
            String value = request.getHeader(header);
            if (value != null) {
                presented.add(BootstrapKeys.stripped(value));
            }
        }
        if (presented.stream().distinct().count() > 1) {
            throw ApiProblem.invalidParameter(AUTHORIZATION, "two headers carry different keys");
        }
        return presented.stream().findFirst();
    }

    /// Clients of the previous stack have a header of their own, below their own paths.
    private static List<String> headers(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/")
                ? List.of(OTHERS.getFirst(), OTHERS.getLast(), PREVIOUS)
                : OTHERS;
    }
}
