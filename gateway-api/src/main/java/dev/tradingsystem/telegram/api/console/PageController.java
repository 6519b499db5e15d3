package dev.tradingsystem.telegram.api.console;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Serves the page and its files to browsers, and a few words to everybody else. Needs no key:
/// there is nothing in them but the page.
@RestController
@Hidden
class PageController {

    /// Nothing from elsewhere, nothing written into the page, nobody around it.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final List<String> ENDPOINTS = List.of(
            "/messages",
            "/changes",
            "/stream",
            "/channels",
            "/consumers",
            "/jobs",
            "/stats",
            "/signals",
            "/gateway/session",
            "/gateway/login",
            "/keys",
            "/me",
            "/health",
            "/openapi");

    private final ConsoleFiles files;

    PageController(ConsoleFiles files) {
        this.files = files;
    }

    /// What whoever is no browser learns at the root.
    record Root(boolean success, String service, List<String> endpoints) {}

    @GetMapping("/")
    ResponseEntity<?> root(@RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        if (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noCache().cachePrivate())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Root(true, "telegram-gateway-api", ENDPOINTS));
        }
        return answer("index.html", CacheControl.noCache().cachePrivate(), files.page());
    }

    @GetMapping("/console/{version:[0-9a-f]{16}}/{name:[a-z0-9-]+\\.[a-z]+}")
    ResponseEntity<byte[]> file(@PathVariable String version, @PathVariable String name) {
        byte[] content = files.file(name)
                .filter(_ -> version.equals(files.version()))
                .orElseThrow(() -> ApiProblem.of(Problem.NOT_FOUND, "there is no such file of the console"));
        return answer(
                name, CacheControl.maxAge(Duration.ofDays(1)).cachePrivate().immutable(), content);
    }

    private ResponseEntity<byte[]> answer(String name, CacheControl cache, byte[] content) {
        return ResponseEntity.ok()
                .cacheControl(cache)
                .eTag("W/\"" + files.version() + "\"")
                .contentType(ConsoleFiles.type(name))
                .header("Content-Security-Policy", POLICY)
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .body(content);
    }
}
