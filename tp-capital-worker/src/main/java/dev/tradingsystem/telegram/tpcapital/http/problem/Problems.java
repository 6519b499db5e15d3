package dev.tradingsystem.telegram.tpcapital.http.problem;

import dev.tradingsystem.telegram.store.trace.LogScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Turns whatever ends a request into its problem document, or, for a client of the previous
/// stack, into the error that client knows.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final int RETRY_SECONDS = 5;

    @ExceptionHandler
    ResponseEntity<Object> problem(ApiProblem e, HttpServletRequest request) {
        return answer(e, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> mismatch(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return answer(ApiProblem.invalidParameter(e.getName(), "not a value of this parameter"), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(MissingServletRequestParameterException e, HttpServletRequest request) {
        return answer(ApiProblem.invalidParameter(e.getParameterName(), "is required"), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> body(HttpMessageNotReadableException e, HttpServletRequest request) {
        return answer(UnreadableBody.problem(e), request);
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<Object> nothing(HttpServletRequest request) {
        return answer(ApiProblem.of(Problem.NOT_FOUND, "nothing is served at this path"), request);
    }

    /// The path exists, but in another version only.
    @ExceptionHandler
    ResponseEntity<Object> version(InvalidApiVersionException e, HttpServletRequest request) {
        return answer(
                ApiProblem.of(
                        Problem.NOT_FOUND,
                        "version %s of the API has nothing at this path"
                                .formatted(RequestVersion.of(request).word())),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> method(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        return answer(
                ApiProblem.of(Problem.METHOD_NOT_ALLOWED, e.getMethod() + " is not taken here"),
                request,
                e.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> media(HttpMediaTypeException e, HttpServletRequest request) {
        Problem problem = e instanceof HttpMediaTypeNotSupportedException
                ? Problem.UNSUPPORTED_MEDIA_TYPE
                : Problem.NOT_ACCEPTABLE;
        Collection<String> supported =
                e.getSupportedMediaTypes().stream().map(MediaType::toString).toList();
        return answer(ApiProblem.of(problem, "see supported").with("supported", supported), request);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> database(RuntimeException e, HttpServletRequest request) {
        if (!isOutage(e)) {
            return internal(e, request);
        }
        try (var _ = LogScope.request(RequestIds.of(request))) {
            log.atWarn()
                    .addKeyValue("error", e.getClass().getSimpleName())
                    .log("the database did not answer a request");
        }
        return answer(
                ApiProblem.of(Problem.DATABASE_UNAVAILABLE, "nothing can be read at the moment")
                        .retryAfter(RETRY_SECONDS),
                request);
    }

    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        log.atDebug().addKeyValue("error", e.getMessage()).log("client went away");
    }

    @ExceptionHandler
    ResponseEntity<Object> internal(Exception e, HttpServletRequest request) {
        try (var _ = LogScope.request(RequestIds.of(request))) {
            log.atError().setCause(e).log("request failed");
        }
        return answer(ApiProblem.of(Problem.INTERNAL, "the log knows more under this request's id"), request);
    }

    private static boolean isOutage(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof TransactionException;
    }

    private static ResponseEntity<Object> answer(ApiProblem problem, HttpServletRequest request) {
        return answer(problem, request, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<Object> answer(ApiProblem e, HttpServletRequest request, HttpHeaders headers) {
        boolean previous = RequestVersion.of(request) == RequestVersion.PREVIOUS;
        var answer = ResponseEntity.status(
                        previous
                                ? PreviousError.status(e.problem())
                                : e.problem().status())
                .headers(headers)
                .headers(e.headers())
                .contentType(previous ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON);
        answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (e.problem() == Problem.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.body(
                previous
                        ? PreviousError.of(e, request.getRequestURI())
                        : ProblemDocument.of(e, RequestIds.of(request)));
    }
}
