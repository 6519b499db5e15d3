package dev.tradingsystem.telegram.standalone.monitoring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Callers that nobody expects. What each asks for has not been asked for before: a path, a
/// message, a channel that is not watched, a signal, a parameter, a method; and each calls itself
/// by another name. All those words have [#MARK] in them.
///
/// @param address of the app
/// @param key that it takes
public record Strangers(String address, String key) {

    /// Digits that are in every word nobody knows.
    public static final String MARK = "7310";

    private static final int AT_ONCE = 8;
    private static final List<String> PATHS = List.of(
            "/nowhere-%s",
            "/api/%s",
            "/messages/-100%1$s/%1$s",
            "/messages?channel=-100%s",
            "/channels/-100%s/coverage",
            "/media/-100%1$s/%1$s",
            "/signals/-100%s:1:1",
            "/signals?p%s=1");

    /// They come, each kind as often as asked.
    ///
    /// @param from the first that has not been there
    /// @param count how many of each kind
    /// @return how often each status was answered; 0 is none
    public Map<Integer, Integer> come(int from, int count) {
        Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            IntStream.range(from, from + count)
                    .forEach(number -> threads.execute(() ->
                            kinds(number).forEach(request -> answers.merge(status(http, request), 1, Integer::sum))));
        }
        return new TreeMap<>(answers);
    }

    private List<HttpRequest> kinds(int number) {
        String word = MARK + number;
        var paths = PATHS.stream()
                .map(path -> request(path.formatted(word), word).GET().build());
        var method = request("/messages", word)
                .method("M" + word, BodyPublishers.noBody())
                .build();
        return Stream.concat(paths, Stream.of(method)).toList();
    }

    private HttpRequest.Builder request(String path, String word) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + key)
                .header("User-Agent", "agent-" + word)
                .header("X-Request-Id", "request-" + word)
                .timeout(Duration.ofSeconds(20));
    }

    private static int status(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
