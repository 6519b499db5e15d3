package dev.tradingsystem.telegram.tpcapital.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// What went wrong, as problem documents: never a made-up answer, no SQL, no host.
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ProblemDetail invalid(InvalidParameter e) {
        return Problem.of(HttpStatus.BAD_REQUEST, e.type(), "The request is not valid", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail absent(SignalNotFound e) {
        return Problem.of(HttpStatus.NOT_FOUND, "signal-not-found", "No such signal", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> unavailable(RuntimeException e) {
        log.atWarn().addKeyValue("error", e.getClass().getSimpleName()).log("the database did not answer a request");
        ProblemDetail problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-unavailable",
                "The database does not answer",
                "nothing can be read at the moment");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(problem);
    }
}
