package dev.tradingsystem.telegram.api.openapi;

import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.web.AnyParameters;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Paths that are passed on to the other two apps, as the extension `x-passed-through`: what they
/// take and answer stands in the description of the app that has them.
final class PassedPaths {

    private static final String NAME = "x-passed-through";
    private static final String PREVIOUS = "/api/";

    private PassedPaths() {}

    static void describe(OpenAPI api, RequestMappingHandlerMapping mappings) {
        List<Map<String, Object>> passed = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (AnnotatedElementUtils.hasAnnotation(method.getBeanType(), AnyParameters.class)) {
                mapping.getPatternValues().stream()
                        .filter(path -> !path.startsWith(PREVIOUS))
                        .forEach(path -> passed.add(entry(path, mapping, method)));
            }
        });
        passed.sort(Comparator.comparing(entry -> entry.get("path") + " " + entry.get("methods")));
        api.addExtension(NAME, passed);
    }

    private static Map<String, Object> entry(String path, RequestMappingInfo mapping, HandlerMethod method) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        Requires onMethod = method.getMethodAnnotation(Requires.class);
        Requires requires = onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Requires.class);
        var entry = new LinkedHashMap<String, Object>();
        entry.put("path", plain(path));
        entry.put("methods", methods.stream().map(Enum::name).sorted().toList());
        entry.put("scope", requires == null ? "" : requires.value().word());
        return entry;
    }

    /// Without the forms of its variables, which may hold braces themselves.
    private static String plain(String path) {
        var plain = new StringBuilder();
        int depth = 0;
        boolean form = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            depth += c == '{' ? 1 : 0;
            form |= depth == 1 && c == ':';
            if (!form || (depth == 1 && c == '}')) {
                plain.append(c);
            }
            depth -= c == '}' ? 1 : 0;
            form &= depth > 0;
        }
        return plain.toString();
    }
}
