package dev.tradingsystem.telegram.api.problem;

import dev.tradingsystem.telegram.store.trace.LogScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Turns whatever ends a request into its problem document.
@RestControllerAdvice
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ApiProblem e, HttpServletRequest request) {
        return answer(e, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return answer(ApiProblem.invalidParameter(e.getName(), "not a value of this parameter"), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e, HttpServletRequest request) {
        return answer(ApiProblem.invalidParameter(e.getParameterName(), "is required"), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> body(HttpMessageNotReadableException e, HttpServletRequest request) {
        return answer(BodyProblems.of(e.getCause()), request);
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<ProblemDetail> nothing(HttpServletRequest request) {
        return answer(ApiProblem.of(Problem.NOT_FOUND, "nothing is served at this path"), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        return answer(
                ApiProblem.of(Problem.METHOD_NOT_ALLOWED, e.getMethod() + " is not taken here"),
                request,
                e.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> media(HttpMediaTypeException e, HttpServletRequest request) {
        Problem problem = e instanceof HttpMediaTypeNotSupportedException
                ? Problem.UNSUPPORTED_MEDIA_TYPE
                : Problem.NOT_ACCEPTABLE;
        Collection<String> supported =
                e.getSupportedMediaTypes().stream().map(MediaType::toString).toList();
        return answer(ApiProblem.of(problem, "see supported").with("supported", supported), request);
    }

    @ExceptionHandler({DataAccessException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> database(RuntimeException e, HttpServletRequest request) {
        if (!ProblemDocument.isOutage(e)) {
            return internal(e, request);
        }
        try (var _ = LogScope.request(RequestIds.of(request))) {
            log.atWarn().addKeyValue("error", e.getMessage()).log("database did not answer");
        }
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return answer(ProblemDocument.problem(e), request, headers);
    }

    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        log.atDebug().addKeyValue("error", e.getMessage()).log("client went away");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> internal(Exception e, HttpServletRequest request) {
        try (var _ = LogScope.request(RequestIds.of(request))) {
            log.atError().setCause(e).log("request failed");
        }
        return answer(ProblemDocument.problem(e), request);
    }

    private static ResponseEntity<ProblemDetail> answer(ApiProblem problem, HttpServletRequest request) {
        return answer(problem, request, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<ProblemDetail> answer(
            ApiProblem problem, HttpServletRequest request, @Nullable HttpHeaders headers) {
        ProblemDetail document = ProblemDocument.of(problem, request);
        var answer = ResponseEntity.status(problem.problem().status())
                .headers(headers == null ? HttpHeaders.EMPTY : headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.retryAfterSeconds() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfterSeconds()));
        }
        if (problem.problem() == Problem.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.body(document);
    }
}
