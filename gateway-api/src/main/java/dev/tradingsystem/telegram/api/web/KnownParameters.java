package dev.tradingsystem.telegram.api.web;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.ApiProblem.FieldError;
import dev.tradingsystem.telegram.api.problem.Distance;
import dev.tradingsystem.telegram.api.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses parameters a handler does not have, and single values given twice: a misspelt filter
/// must not look like none.
final class KnownParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            Map<String, Boolean> names = known.computeIfAbsent(method, KnownParameters::names);
            request.getParameterMap().forEach((name, values) -> check(names, name, values.length));
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("dev.tradingsystem.")
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), AnyParameters.class);
    }

    private static void check(Map<String, Boolean> names, String name, int count) {
        Boolean repeatable = names.get(name);
        if (repeatable == null) {
            throw ApiProblem.of(Problem.UNKNOWN_PARAMETER, "there is no parameter " + shortened(name))
                    .with("errors", List.of(new FieldError(shortened(name), "unknown", hint(names.keySet(), name))));
        }
        if (count > 1 && !repeatable) {
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
        return name.substring(0, Math.min(64, name.length()));
    }

    /// Names, and whether each may be repeated.
    private static Map<String, Boolean> names(HandlerMethod method) {
        var names = new LinkedHashMap<String, Boolean>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                String name =
                        annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name();
                names.put(name, Collection.class.isAssignableFrom(parameter.getParameterType()));
            } else if (parameter.hasParameterAnnotation(ParameterObject.class)) {
                for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
                    names.put(component.getName(), Collection.class.isAssignableFrom(component.getType()));
                }
            }
        }
        return names;
    }
}
