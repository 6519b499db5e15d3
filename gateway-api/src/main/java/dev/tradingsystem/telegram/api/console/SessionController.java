package dev.tradingsystem.telegram.api.console;

import dev.tradingsystem.telegram.api.key.ConsoleCookie;
import dev.tradingsystem.telegram.api.key.Sessions;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Signs a browser in and out. The cookie cannot be read by any script, leaves only to this
/// origin, and over TLS only if it came that way.
@RestController
@RequestMapping("/console/session")
@Hidden
class SessionController {

    private static final int LONGEST_KEY = 200;

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    /// @param key as it was handed out
    record SignIn(String key) {

        @Override
        public String toString() {
            return "SignIn[]";
        }
    }

    /// Whether there is a session; no error either way, so that a page can ask first.
    record SignedIn(boolean signedIn) {}

    @GetMapping
    ResponseEntity<SignedIn> state(HttpServletRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new SignedIn(sessions.admits(ConsoleCookie.of(request))));
    }

    @PostMapping
    ResponseEntity<Void> open(HttpServletRequest request, @RequestBody SignIn body) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            throw ApiProblem.of(Problem.CROSS_SITE, "only the console's own page signs in");
        }
        @Nullable String key = body.key();
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw ApiProblem.invalidBody("/key", "a key");
        }
        return answer(request, sessions.open(key, request.getRemoteAddr()), Sessions.LIFE);
    }

    @DeleteMapping
    ResponseEntity<Void> close(HttpServletRequest request) {
        ConsoleCookie.mustBeOurPage(request);
        ConsoleCookie.of(request).ifPresent(sessions::close);
        return answer(request, "", Duration.ZERO);
    }

    private static ResponseEntity<Void> answer(HttpServletRequest request, String word, Duration life) {
        var cookie = ResponseCookie.from(ConsoleCookie.NAME, word)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto")))
                .path("/")
                .maxAge(life)
                .build();
        return ResponseEntity.status(HttpStatus.NO_CONTENT)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }
}
