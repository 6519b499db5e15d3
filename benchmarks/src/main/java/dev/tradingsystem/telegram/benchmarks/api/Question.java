package dev.tradingsystem.telegram.benchmarks.api;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/// A kind of request.
///
/// @param name how it is called in the result
/// @param status what every answer must have
/// @param tier what the header `Cache-Status` of every answer must contain, empty for anything
/// @param request the bytes of the n-th one
record Question(String name, int status, String tier, IntFunction<byte[]> request) {

    /// @param path of the n-th one, with its query
    /// @param headers whole lines, each with its line end
    static Question of(String name, int status, String tier, IntFunction<String> path, String headers) {
        return new Question(
                name,
                status,
                tier,
                n -> ("GET " + path.apply(n) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }
}
