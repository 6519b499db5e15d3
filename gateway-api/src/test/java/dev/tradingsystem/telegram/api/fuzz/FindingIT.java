package dev.tradingsystem.telegram.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.api.SharedApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the fuzz has found, each by itself.
@ExtendWith(SharedApi.class)
class FindingIT {

    private static final String PROBLEM = "application/problem+json";

    private final ApiFixture api;

    FindingIT(ApiFixture api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /messages?q=%ff%fe, 400",
        "GET, /messages?q=%zz, 400",
        "GET, /messages?%=1, 400",
        "GET, /keys;a=1%, 400",
        "GET, /%c0%af/messages, 400",
        "GET, /messages|, 400",
        "GET, http://127.0.0.1:1/me, 400",
        "TRACE, /channels, 405",
        "FOO, /channels, 405"
    })
    void whatCannotBeReadIsTheCallersMistakeAndAProblemDocument(String method, String path, int status)
            throws IOException {
        RawAnswer answer = send(request(method, path));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.form()).isEqualTo(PROBLEM);
    }

    @Test
    void brokenHttpIsRefusedWithAProblemDocument() throws IOException {
        FuzzRequest request = request("GET", "/me");
        request.mutation = "WIRE";
        request.raw = "GET /me HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        RawAnswer answer = send(request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.form()).isEqualTo(PROBLEM);
        assertThat(answer.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400}");
    }

    @Test
    void aBodyWithoutOneTypeIsRefused() throws IOException {
        FuzzRequest request = request("POST", "/keys");
        request.headers.add("Content-Type: */*");
        request.body("{}");

        assertThat(send(request).status()).isEqualTo(415);
    }

    @Test
    void nothingIsDoneThatCouldNotBeTold() throws IOException {
        String before = new Tables(api.jdbc()).now();
        FuzzRequest request = request("POST", "/keys");
        request.headers.add("Content-Type: application/json");
        request.headers.add("Accept: text/csv");
        request.body("{\"name\":\"lost\",\"scopes\":[\"operator\"]}");

        assertThat(send(request).status()).isEqualTo(406);
        assertThat(new Tables(api.jdbc()).now()).isEqualTo(before);
    }

    @Test
    void anOpenPathStartsNothingThatComesTwice() throws IOException {
        FuzzRequest request = request("POST", "/readyz");
        request.headers.add("Idempotency-Key: once");

        assertThat(send(request).status()).isEqualTo(405);
    }

    private static FuzzRequest request(String method, String path) {
        var request = new FuzzRequest("", method, path);
        request.headers.add("Host: 127.0.0.1");
        request.headers.add("Authorization: Bearer " + ApiFixture.KEY);
        return request;
    }

    private RawAnswer send(FuzzRequest request) throws IOException {
        try (var client = new RawClient(api.port())) {
            return client.send(request);
        }
    }
}
