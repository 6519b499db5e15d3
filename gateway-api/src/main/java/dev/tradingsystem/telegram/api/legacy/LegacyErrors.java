package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.api.problem.ProblemDocument;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/// Whatever ends a request below `/api/`, in the previous stack's words.
final class LegacyErrors implements HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(LegacyErrors.class);
    private static final String SYNC = "/sync-messages";

    private final JsonMapper json;

    LegacyErrors(JsonMapper json) {
        this.json = json;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (!request.getRequestURI().startsWith(LegacyFilter.PREFIX)
                || response.isCommitted()
                || e instanceof AsyncRequestNotUsableException) {
            return null;
        }
        LegacyError error = error(e, request);
        if (e instanceof ApiProblem problem && problem.retryAfterSeconds() > 0) {
            response.setHeader("Retry-After", Long.toString(problem.retryAfterSeconds()));
        }
        if (error.status() == HttpStatus.UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(error.status().value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try {
            response.getOutputStream().write(json.writeValueAsBytes(error.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException("an error could not be answered", failed);
        }
        return new ModelAndView();
    }

    private static LegacyError error(Exception e, HttpServletRequest request) {
        if (e instanceof LegacyError error) {
            return error;
        }
        if (e instanceof ErrorResponse refused) {
            return refused(HttpStatus.valueOf(refused.getStatusCode().value()));
        }
        ApiProblem problem = ProblemDocument.problem(e);
        if (problem.problem() == Problem.INTERNAL) {
            log.atError().setCause(e).log("request of the previous stack failed");
        }
        boolean sync = request.getRequestURI().endsWith(SYNC);
        return switch (problem.problem()) {
            case UNAUTHENTICATED ->
                sync
                        ? LegacyError.of(
                                HttpStatus.UNAUTHORIZED, "Unauthorized", "Missing X-API-Key or X-Gateway-Token header")
                        : LegacyError.of(HttpStatus.UNAUTHORIZED, "Unauthorized");
            case INVALID_KEY ->
                sync
                        ? LegacyError.of(HttpStatus.FORBIDDEN, "Forbidden", "Invalid API key")
                        : LegacyError.of(HttpStatus.UNAUTHORIZED, "Unauthorized");
            case INSUFFICIENT_SCOPE, CHANNEL_FORBIDDEN ->
                sync
                        ? LegacyError.of(HttpStatus.FORBIDDEN, "Forbidden", "Invalid API key")
                        : LegacyError.of(HttpStatus.FORBIDDEN, "Forbidden");
            case MESSAGE_NOT_FOUND -> LegacyError.of(HttpStatus.NOT_FOUND, "Message not found");
            case RATE_LIMITED, TOO_MANY_EXPORTS, TOO_MANY_STREAMS ->
                LegacyError.of(HttpStatus.TOO_MANY_REQUESTS, "Too many requests, please try again later.");
            case INTERNAL -> LegacyError.of(HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error");
            case DATABASE_UNAVAILABLE -> LegacyError.of(HttpStatus.SERVICE_UNAVAILABLE, "Banco de dados indisponível");
            case GATEWAY_UNAVAILABLE ->
                LegacyError.of(HttpStatus.SERVICE_UNAVAILABLE, "Telegram Gateway não está acessível");
            default -> LegacyError.of(problem.problem().status(), problem.detail());
        };
    }

    private static LegacyError refused(HttpStatus status) {
        return status == HttpStatus.NOT_FOUND
                ? LegacyError.of(status, "Not found")
                : LegacyError.of(status, status.getReasonPhrase());
    }
}
