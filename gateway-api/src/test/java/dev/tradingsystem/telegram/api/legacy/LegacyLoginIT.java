package dev.tradingsystem.telegram.api.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The previous stack's login, whose one field takes whatever Telegram asks for.
@ExtendWith(LegacyApi.class)
class LegacyLoginIT {

    private static final String AUTH = "/api/telegram-gateway/auth/";
    private static final String NONE =
            "{\"success\":false,\"message\":\"Nenhum processo de autenticação em execução\"}";

    private final ApiFixture api;
    private final FakeGateway gateway;

    LegacyLoginIT(ApiFixture api, FakeGateway gateway) {
        this.api = api;
        this.gateway = gateway;
    }

    @BeforeEach
    void nobodyIsLoggedIn() {
        gateway.state("WAITING_FOR_LOGIN");
    }

    private Answer start() {
        return api.send("POST", AUTH + "start", null);
    }

    private Answer input(String value) {
        return api.send("POST", AUTH + "input", "{\"value\":\"" + value + "\"}");
    }

    private String status() {
        return api.get(AUTH + "status").json().at("/data/status").asString();
    }

    @Test
    void codeAndPasswordGoThroughTheSameField() {
        assertThat(status()).isEqualTo("idle");
        Expected.body(start(), 200, "login-started.json");
        assertThat(status()).isEqualTo("waiting_code");
        Expected.error(
                input("99999"),
                422,
                "{\"success\":false,\"error\":\"login-code-invalid\",\"message\":\"what the gateway says\"}");
        Expected.body(input(FakeGateway.CODE), 200, "login-second-step.json");
        Expected.body(input(FakeGateway.PASSWORD), 200, "login-completed.json");
        assertThat(status()).isEqualTo("completed");
    }

    @Test
    void oneIsBegunAtATime() {
        start();

        Expected.error(start(), 409, "{\"success\":false,\"message\":\"Uma autenticação já está em andamento\"}");
        Expected.body(api.send("POST", AUTH + "cancel", null), 200, "login-cancelled.json");
        assertThat(status()).isEqualTo("idle");
    }

    @Test
    void whatWasNotBegunCannotGoOn() {
        Expected.error(input("1"), 409, NONE);
        Expected.error(api.send("POST", AUTH + "cancel", "{}"), 409, NONE);
        Expected.error(
                api.send("POST", AUTH + "input", "{}"),
                400,
                "{\"success\":false,\"message\":\"Campo \\\"value\\\" é obrigatório\"}");
        gateway.state("READY");
        Expected.error(start(), 409, "{\"success\":false,\"message\":\"Uma autenticação já está em andamento\"}");
    }

    @Test
    void whatIsTypedIsKeptNowhere() {
        start();
        api.send(
                "POST",
                AUTH + "input",
                "{\"value\":\"" + FakeGateway.CODE + "\"}",
                "X-API-Key",
                ApiFixture.KEY,
                "Idempotency-Key",
                "the-login-of-a-test");

        assertThat(api.jdbc()
                        .sql("SELECT count(*) FROM telegram.idempotency i WHERE i.word = 'the-login-of-a-test'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
