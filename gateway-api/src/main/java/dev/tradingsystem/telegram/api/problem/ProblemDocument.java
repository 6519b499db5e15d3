package dev.tradingsystem.telegram.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;

/// Problems as documents.
public final class ProblemDocument {

    private ProblemDocument() {}

    /// What an exception is to a client: itself, an outage of the database, or a fault of ours.
    public static ApiProblem problem(Exception e) {
        if (e instanceof ApiProblem problem) {
            return problem;
        }
        return isOutage(e)
                ? ApiProblem.of(Problem.DATABASE_UNAVAILABLE, "nothing can be read at the moment")
                : ApiProblem.of(Problem.INTERNAL, "the log knows more under this request's id");
    }

    static boolean isOutage(Exception e) {
        return e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof CannotCreateTransactionException;
    }

    /// The document for the request that ended so.
    public static ProblemDetail of(ApiProblem problem, HttpServletRequest request) {
        var document = ProblemDetail.forStatusAndDetail(problem.problem().status(), problem.detail());
        document.setType(problem.problem().type());
        document.setTitle(problem.problem().title());
        document.setInstance(URI.create("urn:telegram:request:" + RequestIds.of(request)));
        for (Map.Entry<String, Object> member : problem.members().entrySet()) {
            document.setProperty(member.getKey(), member.getValue());
        }
        return document;
    }
}
