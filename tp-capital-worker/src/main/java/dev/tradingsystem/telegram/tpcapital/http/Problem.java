package dev.tradingsystem.telegram.tpcapital.http;

import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// Makes problem documents with our types.
final class Problem {

    private Problem() {}

    static ProblemDetail of(HttpStatus status, String type, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:telegram:problem:" + type));
        problem.setTitle(title);
        problem.setInstance(URI.create("urn:telegram:request:" + UUID.randomUUID()));
        return problem;
    }
}
