package dev.tradingsystem.telegram.api.gateway;

import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.problem.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Passes a request on, and its answer back.
final class PassThrough {

    private static final Duration PATIENCE = Duration.ofSeconds(35);
    private static final List<String> THERE = List.of(
            "Accept", "Accept-Language", "Content-Type", "If-None-Match", "If-Match", "Idempotency-Key", "API-Version");
    private static final List<String> BACK = List.of(
            "Content-Type",
            "Content-Disposition",
            "Cache-Control",
            "ETag",
            "Last-Modified",
            "Location",
            "Link",
            "Retry-After",
            "Allow",
            "Deprecation",
            "Sunset",
            "Idempotency-Replayed");

    private final Upstream upstream;

    PassThrough(Upstream upstream) {
        this.upstream = upstream;
    }

    /// @param path where it is there, without its query
    void pass(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        String query = request.getQueryString();
        byte[] body = request.getInputStream().readAllBytes();
        HttpResponse<InputStream> answer = upstream.send(
                request.getMethod(), query == null ? path : path + "?" + query, headers(request), body, PATIENCE);
        try (InputStream content = answer.body()) {
            response.setStatus(answer.statusCode());
            for (String name : BACK) {
                answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
            }
            content.transferTo(response.getOutputStream());
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        for (String name : THERE) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        headers.put("X-Request-Id", RequestIds.of(request));
        headers.put("X-On-Behalf-Of", Caller.of(request).key().id());
        return headers;
    }
}
