package dev.tradingsystem.telegram.api.key;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The cookie of the console, and the rule that protects it: a browser sends it by itself, so
/// whatever changes something must also say that our own page asked.
public final class ConsoleCookie {

    /// Its name.
    public static final String NAME = "telegram_console";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private ConsoleCookie() {}

    /// The word in it, if there is one.
    public static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /// Refuses a write that another site may have made the browser send.
    ///
    /// @throws ApiProblem when the headers of our page are missing
    public static void mustBeOurPage(HttpServletRequest request) {
        boolean ours =
                "same-origin".equals(request.getHeader("Sec-Fetch-Site")) && "1".equals(request.getHeader("X-Console"));
        if (!READING.contains(request.getMethod()) && !ours) {
            throw ApiProblem.of(
                    Problem.CROSS_SITE, "with the console's cookie, send Sec-Fetch-Site: same-origin and X-Console: 1");
        }
    }
}
