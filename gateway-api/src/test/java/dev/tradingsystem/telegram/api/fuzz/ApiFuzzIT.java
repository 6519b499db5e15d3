package dev.tradingsystem.telegram.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/// Asks every operation what nobody should ask. `fuzz.seed` and `fuzz.requests`
/// choose another run, `fuzz.page` names a file for its result.
class ApiFuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", 20251105);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 10_000);
    private static final Instant DAY = Instant.parse("2025-11-05T12:00:00Z");
    private static final int SHOWN = 30;

    @Test
    void nothingMakesItFailHangOrTellOfItself() throws InterruptedException, ExecutionException, IOException {
        System.out.printf("fuzz.seed=%d fuzz.requests=%d%n", SEED, REQUESTS);
        try (var api = new ApiFixture()) {
            fill(api);
            var requests = new Requests(ApiFixture.CHANNEL, ApiFixture.KEY);
            FuzzResult result = new FuzzRun(api.port(), requests, new Tables(api.jdbc())).run(SEED, REQUESTS);

            String page = System.getProperty("fuzz.page", "");
            if (!page.isEmpty()) {
                Files.writeString(
                        Path.of(page),
                        result.page(
                                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
            }
            System.out.println(result.byStatus() + " in " + result.took() + ", slowest " + result.slowest());
            assertThat(result.findings().stream().limit(SHOWN))
                    .as("%d findings of seed %d", result.findings().size(), SEED)
                    .isEmpty();
            assertThat(result.byStatus().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(REQUESTS);
            assertThat(api.get("/messages/" + ApiFixture.CHANNEL + "/1").status())
                    .isEqualTo(200);
        }
    }

    private static void fill(ApiFixture api) {
        api.send(
                "POST", "/channels", "{\"channelId\":\"" + ApiFixture.CHANNEL + "\",\"backfill\":{\"mode\":\"none\"}}");
        for (long id = 1; id <= 3; id++) {
            api.post(ApiFixture.CHANNEL, id, DAY.plusSeconds(id));
        }
        api.append(new MessageEvent.Edited(
                ApiFixture.CHANNEL,
                1,
                DAY.plusSeconds(60),
                new Content.Text("edited"),
                Origin.LIVE,
                DAY.plusSeconds(61)));
        api.get("/openapi.yaml"); // made at the first question
        api.send("PUT", "/consumers/fuzz", "{\"from\":\"beginning\"}");
    }
}
