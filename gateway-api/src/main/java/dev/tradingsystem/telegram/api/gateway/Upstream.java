package dev.tradingsystem.telegram.api.gateway;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.api.problem.RequestIds;
import dev.tradingsystem.telegram.store.trace.LogScope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Another app of ours, asked over HTTP with our own key and the id of the request it is asked for.
public final class Upstream {

    private static final Logger log = LoggerFactory.getLogger(Upstream.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int RETRY_SECONDS = 5;

    private final String url;
    private final String token;
    private final Problem otherwise;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /// @param url where it is; blank: it is not there
    /// @param token our key there; of several with commas the first one
    /// @param otherwise the problem when it does not answer
    Upstream(String url, String token, Problem otherwise) {
        this.url = url;
        this.token = token.split(",", -1)[0].strip();
        this.otherwise = otherwise;
    }

    /// Sends a request and hands over the answer as it comes; it must be closed.
    ///
    /// @param path with its query
    /// @throws ApiProblem when there is no answer
    public HttpResponse<InputStream> send(
            String method, String path, Map<String, String> headers, byte[] body, Duration patience) {
        if (url.isBlank()) {
            throw silent();
        }
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(patience)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (!headers.containsKey(RequestIds.HEADER)) {
            LogScope.requestId().ifPresent(id -> request.header(RequestIds.HEADER, id));
        }
        if (!token.isEmpty()) {
            request.header("X-API-Key", token);
        }
        try {
            return taken(http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw silent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent();
        }
    }

    /// The caller was let in here; a key that is refused there is ours, and none of the caller's
    /// business.
    private HttpResponse<InputStream> taken(HttpResponse<InputStream> answer) throws IOException {
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            answer.body().close();
            log.atError().addKeyValue("error", answer.statusCode()).log("our key is refused at {}", url);
            throw ApiProblem.of(otherwise, "it does not take this service's key");
        }
        return answer;
    }

    private ApiProblem silent() {
        return ApiProblem.of(otherwise, "it may be starting or stopped; nothing was changed")
                .retryAfter(RETRY_SECONDS);
    }
}
