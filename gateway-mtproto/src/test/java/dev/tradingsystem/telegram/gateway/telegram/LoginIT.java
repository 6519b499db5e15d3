package dev.tradingsystem.telegram.gateway.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import dev.tradingsystem.telegram.gateway.session.SessionState;
import dev.tradingsystem.telegram.gateway.telegram.GatewayClient.Reply;
import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Promise: a login goes through our API alone, step by step as Telegram wants it, and what is
/// typed appears in no log, however much is logged.
class LoginIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PHONE = "5521912348765";
    private static final String CODE = "86420";
    private static final String WRONG_CODE = "13579";
    private static final String PASSWORD = "planted pass word";
    private static final String WRONG_PASSWORD = "planted wrong one";
    private static final String TOKEN = "123456:planted-token_of-a-bot";

    private static TelegramServers servers;
    private static TestDatacenter telegram;
    private static TelegramGateway gateway;
    private static GatewayClient http;
    private static KeptLog log;

    private User user;

    @BeforeAll
    static void start(@TempDir Path folder) {
        servers = TelegramServers.start();
        telegram = servers.telegram();
        gateway = TelegramGateway.start(
                servers,
                "main",
                folder.resolve(".session"),
                Map.of("LOG_LEVEL", "debug", "logging.threshold.console", "off"));
        http = gateway.http();
        log = KeptLog.attach((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        servers.close();
        assertThat(log.lines()).hasSizeGreaterThan(100);
        List<String> secrets = List.of(PHONE, CODE, WRONG_CODE, PASSWORD, WRONG_PASSWORD, TOKEN);
        List<String> telling = log.lines().stream()
                .filter(line -> secrets.stream().anyMatch(line::contains))
                .toList();
        assertThat(telling).isEmpty();
    }

    @BeforeEach
    void waitForLogin() {
        user = telegram.user(PHONE).code(CODE).password(null).homeDc(0);
        gateway.awaitState(SessionState.WAITING_FOR_LOGIN);
    }

    @AfterEach
    void logOut() {
        telegram.mend();
        if (gateway.session().state().isLoggedIn()) {
            assertThat(http.delete("/session", Map.of("confirm", "log-out")).status())
                    .isEqualTo(202);
        } else if (gateway.session().state().isLoginOpen()) {
            http.post("/login/cancel", Map.of("attempt", http.get("/login").field("attempt")));
        }
        gateway.awaitState(SessionState.WAITING_FOR_LOGIN);
    }

    private static Reply byPhone() {
        Reply begun = http.post("/login", Map.of("method", "phone", "phone", "+" + PHONE));
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);
        return begun;
    }

    private static Reply step(String path, Reply state, String field, String value) {
        return http.post(path, Map.of("attempt", state.field("attempt"), field, value));
    }

    private static void assertProblem(Reply reply, int status, String type) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(status);
        assertThat(reply.field("type")).isEqualTo("urn:telegram:problem:" + type);
    }

    @Test
    void takesTheRightCodeAfterAWrongOne() {
        Reply begun = byPhone();
        assertThat(begun.field("state")).isEqualTo("WAITING_FOR_CODE");
        assertThat(begun.field("phone")).isEqualTo("+55 ** *****-8765");
        Reply wrong = step("/login/code", begun, "code", WRONG_CODE);
        assertProblem(wrong, 422, "login-code-invalid");
        assertThat(wrong.field("state")).isEqualTo("WAITING_FOR_CODE");
        Reply right = step("/login/code", begun, "code", CODE);
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.field("state")).isEqualTo("READY");
        assertProblem(step("/login/code", begun, "code", CODE), 409, "login-state");
        assertProblem(http.post("/login", Map.of("method", "qr")), 409, "login-state");
        Reply session = http.get("/session");
        assertThat(session.json().path("account").path("id").asString()).isEqualTo(Long.toString(user.id()));
        assertThat(session.json().path("account").path("phone").asString()).isEqualTo("+55 ** *****-8765");
        assertThat(session.json().path("lease").path("fence").asInt()).isOne();
        assertThat(http.get("/readyz").status()).isEqualTo(200);
        assertThat(http.get("/health").field("telegram")).isEqualTo("connected");
        assertThat(http.meter("telegram_connection_status")).isOne();
        assertThat(http.meter("telegram_session_state{state=\"ready\"}")).isOne();
        await().atMost(LIMIT).until(() -> http.meter("telegram_session_loaded") == 1);
    }

    @Test
    void asksForThePasswordAfterTheCode() {
        user.password(PASSWORD);
        Reply coded = step("/login/code", byPhone(), "code", CODE);
        assertThat(coded.field("state")).isEqualTo("WAITING_FOR_PASSWORD");
        Reply wrong = step("/login/password", coded, "password", WRONG_PASSWORD);
        assertProblem(wrong, 422, "login-password-invalid");
        assertThat(step("/login/password", coded, "password", PASSWORD).field("state"))
                .isEqualTo("READY");
    }

    @Test
    void logsInByQrCodeAndRenewsIt() {
        telegram.loginTokenLife(Duration.ofSeconds(3));
        Reply shown = http.post("/login", Map.of("method", "qr"));
        assertThat(shown.field("state")).isEqualTo("WAITING_FOR_QR_SCAN");
        Reply picture = http.get("/login/qr.svg?attempt=" + shown.field("attempt"));
        assertThat(picture.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(picture.header("Cache-Control")).isEqualTo("no-store");
        assertThat(picture.text()).startsWith("<svg");
        Reply renewed = http.get("/login?wait=20", shown.header("ETag"));
        assertThat(renewed.json().path("qr").path("revision").asInt()).isEqualTo(2);
        assertThat(http.get("/login/qr.svg?attempt=" + shown.field("attempt")).text())
                .isNotEqualTo(picture.text());
        assertProblem(http.get("/login/qr.svg?attempt=0123"), 409, "login-state");
        telegram.loginTokenLife(Duration.ofSeconds(30));
        telegram.acceptLogin(user);
        gateway.awaitState(SessionState.READY);
    }

    @Test
    void drawsTheQrCodeInATerminal() throws Exception {
        var talk = new FutureTask<>(() -> Terminal.logIn(gateway, List.of("qr")));
        Thread.ofVirtual().start(talk);
        await().atMost(LIMIT)
                .until(() -> log.lines().stream().anyMatch(line -> line.contains("LoginController#qrText")));
        telegram.acceptLogin(user);
        assertThat(talk.get(60, TimeUnit.SECONDS)).contains("█▀", "Link Desktop Device", "logged in", "exit 0");
    }

    @Test
    void asksForThePasswordAfterTheScan() {
        user.password(PASSWORD);
        Reply shown = http.post("/login", Map.of("method", "qr"));
        telegram.acceptLogin(user);
        gateway.awaitState(SessionState.WAITING_FOR_PASSWORD);
        assertThat(step("/login/password", shown, "password", PASSWORD).field("state"))
                .isEqualTo("READY");
    }

    @Test
    void logsABotInByItsToken() {
        assertProblem(
                http.post("/login", Map.of("method", "bot", "token", TOKEN + "-but-another")),
                422,
                "login-token-invalid");
        telegram.bot(TOKEN);
        Reply reply = http.post("/login", Map.of("method", "bot", "token", TOKEN));
        assertThat(reply.status()).isEqualTo(202);
        gateway.awaitState(SessionState.READY);
        await().atMost(LIMIT)
                .until(() ->
                        http.get("/session").json().path("account").path("bot").asBoolean(false));
    }

    @Test
    void saysHowLongTelegramWantsToBeLeftAlone() {
        telegram.floodWait("auth.sendCode", 3_600, 1);
        Reply refused = http.post("/login", Map.of("method", "phone", "phone", "+" + PHONE));
        assertProblem(refused, 429, "flood-wait");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_590, 3_600);
        assertThat(http.meter("telegram_flood_wait_seconds")).isBetween(3_500.0, 3_600.0);
        assertThat(gateway.session().state()).isEqualTo(SessionState.WAITING_FOR_LOGIN);
    }

    @Test
    void followsTheAccountToAnotherDataCentre() {
        telegram.migrateTo(user, 4);
        assertThat(step("/login/code", byPhone(), "code", CODE).field("state")).isEqualTo("READY");
    }

    @Test
    void asksForANewLoginWhenTelegramEndsTheSession() {
        step("/login/code", byPhone(), "code", CODE);
        double before = http.meter("telegram_session_ends_total{reason=\"revoked\"}");
        telegram.revoke(user);
        telegram.dropConnections();
        gateway.awaitState(SessionState.WAITING_FOR_LOGIN);
        assertThat(http.meter("telegram_session_ends_total{reason=\"revoked\"}"))
                .isEqualTo(before + 1);
        assertThat(http.get("/session").json().path("account").isNull()).isTrue();
        assertThat(http.get("/livez").status()).isEqualTo(200);
        Reply unready = http.get("/readyz");
        assertThat(unready.status()).isEqualTo(503);
        assertThat(unready.json().path("reasons").path(0).asString()).isEqualTo("waiting-for-login");
        assertThat(http.get("/health").status()).isEqualTo(503);
    }

    @Test
    void forgetsALoginThatIsCancelledAndRefusesItsSteps() {
        Reply first = byPhone();
        assertProblem(http.post("/login/cancel", Map.of("attempt", "0123")), 409, "login-state");
        Reply cancelled = http.post("/login/cancel", Map.of("attempt", first.field("attempt")));
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.field("state")).isEqualTo("WAITING_FOR_LOGIN");
        Reply second = byPhone();
        Reply old = step("/login/code", first, "code", CODE);
        assertProblem(old, 409, "login-state");
        assertThat(old.field("attempt")).isEqualTo(second.field("attempt"));
    }

    @Test
    void tellsAWaitingClientOfTheNextState() throws InterruptedException {
        Reply known = http.get("/login");
        assertThat(http.get("/login", known.header("ETag")).status()).isEqualTo(304);
        Thread.ofVirtual().start(LoginIT::byPhone);
        Reply next = http.get("/login?wait=20", known.header("ETag"));
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.field("state")).isEqualTo("WAITING_FOR_CODE");
        assertThat(next.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void refusesWhatIsNoStepAndRepeatsNothingOfIt() {
        for (String body : List.of("", "[]", "{", "null", "{\"method\":\"phone\",\"pin\":\"" + CODE + "\"}", "{} {}")) {
            Reply refused = http.post("/login", body);
            assertProblem(refused, 400, "invalid-body");
            assertThat(refused.text()).doesNotContain(CODE);
        }
        assertProblem(http.post("/login", Map.of("method", "smoke")), 400, "invalid-parameter");
        assertProblem(http.post("/login", Map.of("phone", "0" + PHONE)), 400, "invalid-parameter");
        assertProblem(http.post("/login", Map.of("method", "phone")), 400, "invalid-parameter");
        assertProblem(http.post("/login", Map.of("phone", "+" + "1".repeat(5_000))), 413, "payload-too-large");
        assertProblem(http.post("/login/code", Map.of("attempt", "0123", "code", "x")), 400, "invalid-parameter");
        assertProblem(http.get("/login?wait=31"), 400, "invalid-parameter");
        assertProblem(http.get("/nothing/here"), 404, "not-found");
        assertProblem(http.delete("/login", Map.of()), 405, "method-not-allowed");
        assertProblem(http.delete("/session", Map.of("confirm", "yes")), 400, "invalid-parameter");
        assertProblem(http.delete("/session", Map.of("confirm", "log-out")), 503, "session-not-ready");
        assertProblem(http.post("/login", Map.of("method", "phone", "phone", "+10000000")), 422, "login-phone-invalid");
    }
}
