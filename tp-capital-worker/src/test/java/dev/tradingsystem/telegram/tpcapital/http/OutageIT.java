package dev.tradingsystem.telegram.tpcapital.http;

import static dev.tradingsystem.telegram.tpcapital.Texts.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.tpcapital.http.HttpFixture.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutageIT {

    @Test
    void withoutADatabaseNothingIsMadeUp() {
        try (var http = new HttpFixture(Map.of("TELEGRAM_GATEWAY_DB_CONNECTION_TIMEOUT_MS", "500"))) {
            http.settle(
                    http.log.post(1, order("PETR4", "30,00", "33,00", "28,00")).seq());

            http.databases.bouncer().close();

            for (String path :
                    new String[] {"/signals", "/signals?format=csv", "/reviews", "/signals/stats", "/replay/1"}) {
                Answer answer = http.get(path);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.problem()).isEqualTo("database-unavailable");
                assertThat(answer.header("Retry-After")).isEqualTo("5");
            }
            Answer previous = http.get("/signals", "API-Version", "0");
            assertThat(previous.status()).isEqualTo(503);
            assertThat(previous.text()).isEqualTo("{\"error\":\"Failed to fetch signals\"}");
            assertThat(http.get("/health", "X-None", "-").status()).isEqualTo(503);
            assertThat(http.get("/health", "X-None", "-").json().path("status").asString())
                    .isEqualTo("unhealthy");
            assertThat(http.get("/readyz", "X-None", "-").status()).isEqualTo(503);
            assertThat(http.get("/livez", "X-None", "-").status()).isEqualTo(200);
        }
    }
}
