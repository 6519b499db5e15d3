package dev.tradingsystem.telegram.api.idempotency;

import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.idempotency.Attempt;
import dev.tradingsystem.telegram.store.idempotency.IdempotencyRecords;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Starts nothing twice: a `POST` that comes again with the same `Idempotency-Key` gets the first
/// one's answer. Not for keys and logins: their answers and bodies are kept nowhere.
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final List<String> KEPT = List.of("Content-Type", "Location", "ETag", "Cache-Control");

    private final IdempotencyRecords records;
    private final HandlerExceptionResolver problems;

    IdempotencyFilter(IdempotencyRecords records, HandlerExceptionResolver problems) {
        this.records = records;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || Caller.find(request).isEmpty() // an open path, where nothing is started
                || path.startsWith("/keys")
                || path.startsWith("/gateway/")
                || path.startsWith("/api/telegram-gateway/auth/")
                || path.startsWith("/console/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String word = request.getHeader(HEADER);
        String key = Caller.of(request).key().id();
        try {
            if (!FORM.matcher(word).matches()) {
                throw ApiProblem.invalidParameter(HEADER, "1 to 255 visible ASCII characters");
            }
            switch (records.begin(key, word, digest(request))) {
                case Attempt.First _ -> first(key, word, request, response, chain);
                case Attempt.Running _ -> throw ApiProblem.of(Problem.IDEMPOTENCY_IN_PROGRESS, "ask again in a moment");
                case Attempt.Other _ ->
                    throw ApiProblem.of(Problem.IDEMPOTENCY_MISMATCH, "method, path or body differ from the first");
                case Attempt.Answered answer -> replay(answer, response);
            }
        } catch (RuntimeException e) {
            problems.resolveException(request, response, null, e);
        }
    }

    private void first(
            String key, String word, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var copy = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, copy);
            int status = copy.getStatus();
            if (status < HttpStatus.INTERNAL_SERVER_ERROR.value() && status != HttpStatus.TOO_MANY_REQUESTS.value()) {
                records.keep(
                        key,
                        word,
                        new Attempt.Answered(
                                status,
                                headers(copy),
                                new String(copy.getContentAsByteArray(), StandardCharsets.UTF_8)));
                kept = true;
            }
            copy.copyBodyToResponse();
        } finally {
            if (!kept) {
                records.forget(key, word);
            }
        }
    }

    private static String headers(HttpServletResponse response) {
        return KEPT.stream()
                .filter(name -> response.getHeader(name) != null)
                .map(name -> name + ": " + response.getHeader(name))
                .collect(Collectors.joining("\n"));
    }

    private static void replay(Attempt.Answered answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().lines().forEach(line -> {
            int colon = line.indexOf(": ");
            response.setHeader(line.substring(0, colon), line.substring(colon + 2));
        });
        response.setHeader("Idempotency-Replayed", "true");
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(HttpServletRequest request) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            update(sha, request.getMethod());
            update(sha, request.getRequestURI());
            update(sha, request.getQueryString());
            if (request instanceof ReadBody body) {
                sha.update(body.bytes());
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void update(MessageDigest sha, @Nullable String part) {
        sha.update((part == null ? "" : part).getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
    }
}
