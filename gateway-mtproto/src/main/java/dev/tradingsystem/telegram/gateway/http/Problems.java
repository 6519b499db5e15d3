package dev.tradingsystem.telegram.gateway.http;

import dev.tradingsystem.telegram.gateway.lease.LeaseKeeper;
import dev.tradingsystem.telegram.gateway.session.LoginRefused;
import dev.tradingsystem.telegram.gateway.session.SessionNotReady;
import dev.tradingsystem.telegram.gateway.session.SessionState;
import dev.tradingsystem.telegram.gateway.session.TdRefused;
import dev.tradingsystem.telegram.store.trace.LogScope;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
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

/// Turns whatever ends a request into its problem document. What a client sent is never repeated:
/// it may be a code or a password.
@RestControllerAdvice
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final LeaseKeeper lease;

    Problems(LeaseKeeper lease) {
        this.lease = lease;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(GatewayProblem e, HttpServletRequest request) {
        return answer(e, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> login(LoginRefused e, HttpServletRequest request) {
        GatewayProblem problem = LoginProblems.of(e);
        return answer(problem.problem() == Problem.STANDBY ? withHolder(problem) : problem, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> session(SessionNotReady e, HttpServletRequest request) {
        if (e.state() == SessionState.STANDBY) {
            var standby = GatewayProblem.of(Problem.STANDBY, "another gateway holds the session of this account");
            return answer(withHolder(standby).retryAfter(SOON), request);
        }
        return answer(
                GatewayProblem.of(Problem.SESSION_NOT_READY, "Telegram cannot be asked now")
                        .with("state", e.state())
                        .with("login", "/gateway/login")
                        .retryAfter(SOON),
                request);
    }

    private GatewayProblem withHolder(GatewayProblem problem) {
        return lease.holder().map(holder -> problem.with("holder", holder)).orElse(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> telegram(TdRefused e, HttpServletRequest request) {
        return e.error()
                .floodWait()
                .map(wait -> answer(
                        GatewayProblem.of(Problem.FLOOD_WAIT, "Telegram asks to wait")
                                .retryAfter(wait),
                        request))
                .orElseGet(() -> internal(e, request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return answer(GatewayProblem.invalidParameter(e.getName(), "not a value of this parameter"), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e, HttpServletRequest request) {
        return answer(GatewayProblem.invalidParameter(e.getParameterName(), "is required"), request);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ProblemDetail> body(HttpServletRequest request) {
        return answer(GatewayProblem.of(Problem.INVALID_BODY, "the body cannot be read"), request);
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<ProblemDetail> nothing(HttpServletRequest request) {
        return answer(GatewayProblem.of(Problem.NOT_FOUND, "nothing is served at this path"), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        return answer(
                GatewayProblem.of(Problem.METHOD_NOT_ALLOWED, e.getMethod() + " is not taken here"),
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
        return answer(GatewayProblem.of(problem, "see supported").with("supported", supported), request);
    }

    @ExceptionHandler({DataAccessException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> database(RuntimeException e, HttpServletRequest request) {
        log.atWarn().addKeyValue("error", e.getMessage()).log("database did not answer");
        return answer(
                GatewayProblem.of(Problem.DATABASE_UNAVAILABLE, "nothing can be read at the moment")
                        .retryAfter(SOON),
                request);
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
        return answer(GatewayProblem.of(Problem.INTERNAL, "the log knows more under this request's id"), request);
    }

    private static ResponseEntity<ProblemDetail> answer(GatewayProblem problem, HttpServletRequest request) {
        return answer(problem, request, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<ProblemDetail> answer(
            GatewayProblem problem, HttpServletRequest request, HttpHeaders headers) {
        var document = ProblemDetail.forStatusAndDetail(problem.problem().status(), problem.detail());
        document.setType(problem.problem().type());
        document.setTitle(problem.problem().title());
        document.setInstance(URI.create("urn:telegram:request:" + RequestIds.of(request)));
        for (Map.Entry<String, Object> member : problem.members().entrySet()) {
            document.setProperty(member.getKey(), member.getValue());
        }
        var answer = ResponseEntity.status(problem.problem().status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        Duration wait = problem.retryAfter();
        if (wait != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        }
        return answer.body(document);
    }
}
