package dev.tradingsystem.telegram.tpcapital.http.key;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Holds the caller's key against what the handler [Requires].
final class ScopeCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Requires onMethod = method.getMethodAnnotation(Requires.class);
            Requires requires =
                    onMethod != null ? onMethod : method.getBeanType().getAnnotation(Requires.class);
            if (requires != null) {
                Caller.of(request).mustHave(requires.value());
            }
        }
        return true;
    }
}
