package dev.tradingsystem.telegram.tpcapital.http.web;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem.FieldError;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.http.problem.RequestVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses parameters a handler does not have, and values given twice: a misspelt filter must not
/// look like none. Clients of the previous stack send what they like, as ever.
final class KnownParameters implements HandlerInterceptor {

    private static final int LONGEST_NAME = 64;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean ours = handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("dev.tradingsystem.");
        if (ours && RequestVersion.of(request) == RequestVersion.CURRENT) {
            Set<String> names = names((HandlerMethod) handler);
            request.getParameterMap().forEach((name, values) -> check(names, name, values.length));
        }
        return true;
    }

    private static void check(Collection<String> names, String name, int count) {
        if (!names.contains(name)) {
            throw ApiProblem.of(Problem.UNKNOWN_PARAMETER, "there is no parameter " + shortened(name))
                    .with("errors", List.of(new FieldError(shortened(name), "unknown", hint(names, name))));
        }
        if (count > 1) {
            throw ApiProblem.invalidParameter(name, "is given more than once");
        }
    }

    private static String hint(Collection<String> names, String name) {
        return names.stream()
                .min(Comparator.comparingInt(candidate -> Distance.between(candidate, shortened(name))))
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("nothing can be asked for here");
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /// The handler's own parameters, and the components of the records it takes its filters in.
    private static Set<String> names(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(KnownParameters::names)
                .collect(Collectors.toSet());
    }

    private static Stream<String> names(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation != null) {
            return Stream.of(
                    annotation.name().isEmpty()
                            ? Objects.requireNonNull(parameter.getParameter().getName())
                            : annotation.name());
        }
        return parameter.hasParameterAnnotation(ModelAttribute.class)
                ? Arrays.stream(BeanUtils.getResolvableConstructor(parameter.getParameterType())
                                .getParameters())
                        .map(java.lang.reflect.Parameter::getName)
                : Stream.empty();
    }
}
