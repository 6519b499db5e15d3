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
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets nobody in without a valid key, but to the few open paths.
final class KeyFilter extends OncePerRequestFilter {

    private static final Set<String> OPEN = Set.of("/livez", "/readyz", "/health", "/healthz", "/ready");
    private static final Pattern CONSOLE = Pattern.compile("/(console/(session|[0-9a-f]{16}/[a-z0-9.-]+))?");
    private static final String METRICS = "/metrics";
    private static final ApiKey EVERYBODY = BootstrapKeys.key("everybody");

    private final KeyProperties properties;
    private final Keyring keyring;
    private final Sessions sessions;
    private final HandlerExceptionResolver problems;

    KeyFilter(KeyProperties properties, Keyring keyring, Sessions sessions, HandlerExceptionResolver problems) {
        this.properties = properties;
        this.keyring = keyring;
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isOpen(request.getRequestURI())) {
            try {
                admit(request);
            } catch (RuntimeException e) {
                problems.resolveException(request, response, null, e);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void admit(HttpServletRequest request) {
        var caller = new Caller(properties.required() ? authenticate(request) : EVERYBODY);
        caller.attachTo(request);
        if (request.getRequestURI().equals(METRICS)) {
            caller.mustHave(Scope.METRICS_READ);
        }
    }

    private static boolean isOpen(String path) {
        return OPEN.contains(path) || CONSOLE.matcher(path).matches();
    }

    private ApiKey authenticate(HttpServletRequest request) {
        Optional<String> presented = PresentedKey.of(request);
        Optional<String> session = ConsoleCookie.of(request);
        if (presented.isEmpty() && session.isPresent()) {
            ApiKey key = sessions.find(session.get())
                    .orElseThrow(() -> ApiProblem.of(Problem.INVALID_KEY, "the session of the console has ended"));
            ConsoleCookie.mustBeOurPage(request);
            return key;
        }
        return keyring.find(
                presented.orElseThrow(() -> ApiProblem.of(
                        Problem.UNAUTHENTICATED, "send a key: Authorization: Bearer, X-API-Key or X-Gateway-Token")),
                request.getRemoteAddr());
    }
}
