package dev.tradingsystem.telegram.api.problem;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says where a body is wrong.
final class BodyProblems {

    private BodyProblems() {}

    static ApiProblem of(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return unknown(unknown);
        }
        if (cause instanceof JacksonException e && !e.getPath().isEmpty()) {
            return ApiProblem.invalidBody(pointer(e), "not a value of this field");
        }
        return ApiProblem.of(Problem.INVALID_BODY, "the body cannot be read");
    }

    private static ApiProblem unknown(UnrecognizedPropertyException e) {
        String name = e.getPropertyName()
                .substring(0, Math.min(64, e.getPropertyName().length()));
        String hint = e.getKnownPropertyIds() == null
                ? "there are no fields here"
                : e.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .min(Comparator.comparingInt(known -> Distance.between(known, name)))
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse("there are no fields here");
        return ApiProblem.of(Problem.UNKNOWN_PARAMETER, "there is no field " + name)
                .with("errors", List.of(new ApiProblem.FieldError(name, "unknown", hint)));
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> "/"
                        + (step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName()))
                .collect(Collectors.joining());
    }
}
