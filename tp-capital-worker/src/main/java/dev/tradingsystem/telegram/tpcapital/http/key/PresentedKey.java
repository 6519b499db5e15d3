package dev.tradingsystem.telegram.tpcapital.http.key;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/// Reads the key a request carries, in any of the headers clients use.
final class PresentedKey {

    private static final String BEARER = "Bearer ";
    private static final List<String> OTHERS = List.of("X-API-Key", "X-Gateway-Token");

    private PresentedKey() {}

    /// The key, if there is one.
    ///
    /// @throws ApiProblem when two headers disagree
    static Optional<String> of(HttpServletRequest request) {
        Set<String> presented = new LinkedHashSet<>();
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            presented.add(BootstrapKeys.bare(authorization.substring(BEARER.length())));
        }
        for (String header : OTHERS) {
            String value = request.getHeader(header);
            if (value != null && !value.isBlank()) {
                presented.add(BootstrapKeys.bare(value));
            }
        }
        if (presented.size() > 1) {
            throw ApiProblem.invalidParameter(HttpHeaders.AUTHORIZATION, "two headers carry different keys");
        }
        return presented.stream().findFirst();
    }
}
