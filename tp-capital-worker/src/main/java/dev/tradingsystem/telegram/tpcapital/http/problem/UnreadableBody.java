package dev.tradingsystem.telegram.tpcapital.http.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says where a body is not what is expected, without repeating what it holds.
final class UnreadableBody {

    private UnreadableBody() {}

    static ApiProblem problem(HttpMessageNotReadableException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ApiProblem told -> {
                    return told;
                }
                case UnrecognizedPropertyException unknown -> {
                    return unknown(unknown);
                }
                case JacksonException broken -> {
                    return ApiProblem.invalidBody(pointer(broken), "not JSON, or not of the type expected here");
                }
                default -> {}
            }
        }
        return ApiProblem.of(Problem.INVALID_BODY, "the body cannot be read");
    }

    private static ApiProblem unknown(UnrecognizedPropertyException e) {
        String known = String.valueOf(e.getKnownPropertyIds());
        return ApiProblem.of(Problem.UNKNOWN_PARAMETER, "there is no such field here")
                .with("errors", List.of(new ApiProblem.BodyError(pointer(e), "unknown", "there are " + known)));
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "/" + step.getIndex()
                        : "/" + shortened(step.getPropertyName()))
                .collect(Collectors.joining());
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(64, name.length()));
    }
}
