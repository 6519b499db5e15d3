package dev.tradingsystem.telegram.api.document;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/// Cuts answers to the fields that were asked for, so that controllers return whole documents.
@ControllerAdvice
final class ProjectionAdvice implements ResponseBodyAdvice<Object> {

    private final JsonMapper json;

    ProjectionAdvice(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        Projection projection = request instanceof ServletServerHttpRequest servlet
                ? Projection.attachedTo(servlet.getServletRequest())
                : null;
        return body == null || projection == null || body instanceof ProblemDetail
                ? body
                : projection.cut(json.valueToTree(body));
    }
}
