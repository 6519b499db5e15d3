package dev.tradingsystem.telegram.api.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/// Requests that are no HTTP, or contradict themselves on the wire.
final class Wire {

    private static final List<String> LENGTHS =
            List.of("-1", "x", "0", "1", "99999", "9223372036854775808", "1, 2", "+5", "0x5", " ");

    private Wire() {}

    static void mutate(FuzzRequest request, RandomGenerator random) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                request.body = request.body == null ? "{}".getBytes(StandardCharsets.UTF_8) : request.body;
                request.length = Nasty.any(LENGTHS, random);
            }
            case 3 -> request.headers.add("Transfer-Encoding: chunked");
            case 4 -> request.headers.add("Transfer-Encoding: none-such");
            case 5 -> request.headers.removeIf(line -> line.startsWith("Host"));
            case 6 -> request.replaceHeader("Host", "Host: a b/c:99999");
            case 7 -> request.headers.add("Host: second.invalid");
            case 8 ->
                request.headers.add(Nasty.any(
                        List.of("no colon", ": no name", "A\u0000B: 1", "A : 1", " folded: 1", "X: \u0001\u007f"),
                        random));
            case 9 -> request.headers.add("X-Long: " + "l".repeat(20_000));
            default -> request.raw = raw(request, random);
        }
    }

    private static byte[] raw(FuzzRequest request, RandomGenerator random) {
        String text = switch (random.nextInt(8)) {
            case 0 -> "GET\r\n\r\n";
            case 1 -> "GET " + request.path + "\r\n\r\n";
            case 2 -> "GET " + request.path + " HTTP/9.9\r\nHost: a\r\n\r\n";
            case 3 -> "GET  " + request.path + "  HTTP/1.1\r\nHost: a\r\n\r\n";
            case 4 -> "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n";
            case 5 -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
            case 6 -> "GET " + request.path + " HTTP/1.1\nHost: a\n\n";
            default ->
                "POST " + request.path
                        + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n";
        };
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
