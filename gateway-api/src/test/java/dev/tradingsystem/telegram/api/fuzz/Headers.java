package dev.tradingsystem.telegram.api.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/// Headers that disagree, are too long, or are of no form.
final class Headers {

    static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "PROPFIND",
            "get",
            "FOO",
            "GET\u0001",
            "X-Y");

    private static final String KEY = "Authorization";

    private static final List<String> LINES = List.of(
            "X-API-Key: another-key-of-somebody-else",
            "X-Gateway-Token: ",
            "X-API-Key: " + "k".repeat(5_000),
            "X-API-Key: tgk_abcdefgh_' OR 1=1 --",
            "X-Request-Id: " + "r".repeat(4_000),
            "X-Request-Id: a b<c>",
            "X-Request-Id: \u00e9\u20ac",
            "traceparent: 00-zz-zz-zz",
            "traceparent: 00-" + "f".repeat(32) + "-" + "f".repeat(16) + "-01",
            "baggage: " + "a=b,".repeat(500),
            "Range: bytes=0-0,1-1,2-2,3-3",
            "Range: bytes=9223372036854775807-9223372036854775808",
            "Range: bytes=-1",
            "Range: bytes=5-1",
            "Range: lines=1-2",
            "Range: bytes=" + "0-1,".repeat(1_000) + "0-1",
            "If-Range: \"x\"",
            "If-None-Match: *",
            "If-None-Match: \"",
            "If-None-Match: W/",
            "If-None-Match: " + "\"a\",".repeat(500) + "\"b\"",
            "If-Match: *",
            "If-Match: W/\"1\"",
            "If-Match: \"",
            "If-Modified-Since: yesterday",
            "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "Content-Type: ",
            "Content-Type: application/json; charset=none-such",
            "Content-Type: application/json; charset=UTF-16",
            "Content-Type: a/b/c",
            "Content-Type: */*",
            "Content-Type: text/plain",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: multipart/form-data; boundary=" + "b".repeat(100),
            "Content-Type: multipart/form-data",
            "Content-Type: application/problem+json",
            "Content-Encoding: gzip",
            "Accept: application/x-ndjson",
            "Accept: text/csv",
            "Accept: image/png",
            "Accept: a",
            "Accept: */*;q=2",
            "Accept: " + "a/b,".repeat(500) + "c/d",
            "Accept: application/openmetrics-text",
            "Accept: text/html",
            "Accept-Encoding: identity;q=0",
            "Accept-Language: ../../x",
            "API-Version: 0",
            "API-Version: 1.0",
            "API-Version: \u0661",
            "Idempotency-Key: ",
            "Idempotency-Key: " + "i".repeat(256),
            "Idempotency-Key: the same",
            "Idempotency-Key: the-same",
            "Idempotency-Key: \u00e9",
            "Last-Event-ID: -1",
            "Last-Event-ID: x",
            "Last-Event-ID: 9223372036854775808",
            "Cookie: session=../../x; JSESSIONID=1",
            "Cookie: \"",
            "Origin: http://evil.invalid",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-For: 1.2.3.4",
            "X-Forwarded-Host: evil.invalid",
            "X-Forwarded-Proto: gopher",
            "Forwarded: for=\"[::1\";host=",
            "X-Original-URL: /keys",
            "X-On-Behalf-Of: somebody",
            "Expect: 200-maybe",
            "Connection: Upgrade, HTTP2-Settings",
            "Upgrade: websocket");

    private Headers() {}

    static void mutate(FuzzRequest request, RandomGenerator random) {
        switch (random.nextInt(10)) {
            case 0 -> request.headers.removeIf(line -> line.startsWith(KEY));
            case 1 ->
                request.replaceHeader(
                        KEY,
                        KEY + ": "
                                + Nasty.any(
                                        List.of("Bearer", "Bearer ", "Basic YTpi", "Bearer \u00e9", "bearer x y z"),
                                        random));
            default -> {
                String line = Nasty.any(LINES, random);
                request.replaceHeader(line.substring(0, line.indexOf(':')), line);
            }
        }
    }
}
