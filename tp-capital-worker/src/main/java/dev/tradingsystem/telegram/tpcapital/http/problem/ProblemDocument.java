package dev.tradingsystem.telegram.tpcapital.http.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/// A problem as RFC 9457 has it.
///
/// @param members what this kind of problem says beside
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonAnyGetter Map<String, Object> members) {

    /// The document of a problem.
    public static ProblemDocument of(ApiProblem e, String requestId) {
        Problem problem = e.problem();
        return new ProblemDocument(
                problem.type().toString(),
                problem.title(),
                problem.status().value(),
                e.detail(),
                "urn:telegram:request:" + requestId,
                e.members());
    }
}
