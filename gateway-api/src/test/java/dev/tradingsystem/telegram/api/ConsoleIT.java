package dev.tradingsystem.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The console's page and its session, as a browser and as somebody else asks for them.
@ExtendWith(SharedApi.class)
class ConsoleIT {

    private static final Pattern MODULE = Pattern.compile("src=\"(/console/([0-9a-f]{16})/console\\.js)\"");
    private static final String JOB = "{\"kind\":\"discover\"}";

    private final ApiFixture api;

    ConsoleIT(ApiFixture api) {
        this.api = api;
    }

    @Test
    void thePageIsAskedForAgainAndItsFilesNeverChange() {
        Answer page = api.get("/", "Accept", "text/html");
        Matcher module = MODULE.matcher(page.text());
        assertThat(module.find()).isTrue();
        Answer script = api.get(module.group(1), "Accept", "*/*");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache, private");
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.text()).doesNotContain("style=", "onclick", "http://", "https://", "{version}");
        assertThat(api.get("/", "Accept", "text/html", "If-None-Match", page.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(script.header("Cache-Control")).isEqualTo("max-age=86400, private, immutable");
        assertThat(script.header("X-Content-Type-Options")).isEqualTo("nosniff");
        String other = module.group(1).replace(module.group(2), "0".repeat(16));
        assertThat(api.get(other, "Accept", "*/*").status()).isEqualTo(404);
    }

    @Test
    void whoIsNoBrowserLearnsWhatIsHere() {
        Answer root = api.get("/", "Accept", "application/json");

        assertThat(root.json().path("success").asBoolean()).isTrue();
        assertThat(root.json().path("service").asString()).isEqualTo("telegram-gateway-api");
        assertThat(root.json().path("endpoints").toString()).contains("\"/messages\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/../me",
                "/console/%2e%2e/me",
                "/console/0000000000000000/..%2f..%2fme",
                "/console/0000000000000000/../../me",
                "/console/session/../../me",
                "/console",
                "/console/x",
                "/console//me",
                "//me"
            })
    void thePathsWithoutAKeyLeadNowhereElse(String path) {
        assertThat(api.get(path, "Accept", "*/*").status()).isIn(400, 401, 404);
    }

    @Test
    void aSessionStandsForItsKeyUntilItIsClosed() {
        Answer opened = signIn(ApiFixture.KEY);
        String cookie = cookie(opened);

        assertThat(opened.status()).isEqualTo(204);
        assertThat(opened.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict", "Max-Age=43200", "Path=/")
                .doesNotContain("Secure", ApiFixture.KEY);
        assertThat(api.get("/me", "Cookie", cookie).status()).isEqualTo(200);
        assertThat(state(cookie)).isEqualTo("{\"signedIn\":true}");
        assertThat(ours("DELETE", "/console/session", null, cookie).status()).isEqualTo(204);
        assertThat(api.get("/me", "Cookie", cookie).problem()).isEqualTo("invalid-key");
        assertThat(state(cookie)).isEqualTo("{\"signedIn\":false}");
    }

    @Test
    void theCookieIsForTlsWhereThePageCameThatWay() {
        Answer opened = api.send(
                "POST",
                "/console/session",
                "{\"key\":\"" + ApiFixture.KEY + "\"}",
                "Sec-Fetch-Site",
                "same-origin",
                "X-Forwarded-Proto",
                "https");

        assertThat(opened.header("Set-Cookie")).contains("Secure");
    }

    @Test
    void aSessionEndsWithItsKey() {
        String key = api.key(Set.of(), "messages:read");
        String cookie = cookie(signIn(key));
        assertThat(api.get("/messages", "Cookie", cookie).status()).isEqualTo(200);
        assertThat(api.get("/channels", "Cookie", cookie).problem()).isEqualTo("insufficient-scope");
        String id = api.get("/me", "Cookie", cookie).json().path("id").asString();
        assertThat(api.send("DELETE", "/keys/" + id, null).status()).isEqualTo(204);

        assertThat(api.get("/messages", "Cookie", cookie).problem()).isEqualTo("invalid-key");
    }

    @ParameterizedTest
    @CsvSource({"cross-site,1", "same-site,1", "none,1", "same-origin,0", "same-origin,", ",1"})
    void anotherSiteCannotMakeABrowserWrite(String site, String console) {
        String cookie = cookie(signIn(ApiFixture.KEY));

        Answer answer = api.send(
                "POST",
                "/jobs",
                JOB,
                "Cookie",
                cookie,
                site == null ? "X-Nothing" : "Sec-Fetch-Site",
                site == null ? "x" : site,
                console == null ? "X-Nothing" : "X-Console",
                console == null ? "x" : console);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("cross-site");
        assertThat(ours("POST", "/jobs", JOB, cookie).status()).isEqualTo(202);
    }

    @Test
    void aKeyOfTheEnvironmentIsSignedInAlsoWithoutADatabase() throws Exception {
        try (var app = ApiFixture.start(
                        "--TELEGRAM_PGBOUNCER_PORT=1", "--TELEGRAM_REDIS_PORT=1", "--TELEGRAM_DB_PASSWORD=none");
                var http = HttpClient.newHttpClient()) {
            String origin = "http://127.0.0.1:" + ApiFixture.port(app);
            var signIn = HttpRequest.newBuilder(URI.create(origin + "/console/session"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"key\":\"" + ApiFixture.KEY + "\"}"))
                    .build();
            Answer opened = new Answer(http.send(signIn, HttpResponse.BodyHandlers.ofString()));
            var asking = HttpRequest.newBuilder(URI.create(origin + "/messages"))
                    .header("Cookie", cookie(opened))
                    .build();

            Answer answer = new Answer(http.send(asking, HttpResponse.BodyHandlers.ofString()));

            assertThat(opened.status()).isEqualTo(204);
            assertThat(answer.problem()).isEqualTo("database-unavailable");
        }
    }

    @Test
    void aWrongKeyOpensNothing() {
        Answer wrong = signIn("tgk_abcdefgh_" + "z".repeat(43));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("Set-Cookie")).isEmpty();
        assertThat(signIn("").problem()).isEqualTo("invalid-body");
        assertThat(api.send("POST", "/console/session", "{}", "X-Console", "1").problem())
                .isEqualTo("invalid-body");
        assertThat(api.send("POST", "/console/session", "{\"key\":\"x\"}", "Sec-Fetch-Site", "cross-site")
                        .problem())
                .isEqualTo("cross-site");
        assertThat(api.get("/me", "Cookie", "telegram_console=unknown").status())
                .isEqualTo(401);
    }

    private Answer signIn(String key) {
        return api.send(
                "POST",
                "/console/session",
                "{\"key\":\"" + key + "\"}",
                "Sec-Fetch-Site",
                "same-origin",
                "X-Console",
                "1");
    }

    private Answer ours(String method, String path, @Nullable String body, String cookie) {
        return api.send(method, path, body, "Cookie", cookie, "Sec-Fetch-Site", "same-origin", "X-Console", "1");
    }

    private String state(String cookie) {
        return api.get("/console/session", "Cookie", cookie).text();
    }

    private static String cookie(Answer opened) {
        return opened.header("Set-Cookie").replaceAll(";.*", "");
    }
}
