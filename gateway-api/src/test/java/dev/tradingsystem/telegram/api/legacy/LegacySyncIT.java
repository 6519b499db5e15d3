package dev.tradingsystem.telegram.api.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobKind;
import dev.tradingsystem.telegram.store.job.JobProgress;
import dev.tradingsystem.telegram.store.job.JobState;
import dev.tradingsystem.telegram.store.job.Jobs;
import dev.tradingsystem.telegram.store.lease.Fence;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The previous stack's button "fetch messages". The gateway's part is played on the rows
/// themselves, as the gateway does.
@ExtendWith(LegacyApi.class)
class LegacySyncIT {

    private static final String SYNC = "/api/telegram-gateway/sync-messages";
    private static final AtomicLong FENCES = new AtomicLong(1_000);

    private final ApiFixture api;
    private final FakeGateway gateway;
    private final Jobs jobs;
    private final long channel = LegacyApi.channel();
    private final String id = Long.toString(channel);
    private String asked = "";

    LegacySyncIT(ApiFixture api, FakeGateway gateway) {
        this.api = api;
        this.gateway = gateway;
        this.jobs = new Jobs(api.database(), Clock.systemUTC());
    }

    @BeforeEach
    void isConnected() {
        health("connected");
        api.send("POST", "/api/channels", "{\"channelId\":\"" + id + "\",\"label\":\"Sinais\"}");
        api.jdbc().sql("DELETE FROM telegram.job").update();
    }

    @AfterEach
    void isGone() {
        api.send("DELETE", "/api/channels/" + id, null);
        api.jdbc().sql("DELETE FROM telegram.job").update();
    }

    private void health(String telegram) {
        gateway.answers("/health", "{\"status\":\"healthy\",\"telegram\":\"" + telegram + "\",\"uptime\":1}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() ->
                        api.get("/health", new String[0]).text().contains("\"gatewayService\":\"" + telegram + "\""));
    }

    private Answer sync() {
        return api.send("POST", SYNC, "{\"channels\":[\"" + id + "\"],\"limit\":200,\"concurrency\":3}");
    }

    /// Asks, while somebody does the job.
    private Answer syncWhile(JobState end, @Nullable JobProgress progress) throws Exception {
        Callable<Answer> ask = this::sync;
        var answer = new FutureTask<>(ask);
        Thread.ofVirtual().start(answer);
        var fence = new Fence("main", FENCES.incrementAndGet());
        Job job = Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> jobs.claim(fence, EnumSet.of(JobKind.SYNC)), Optional::isPresent)
                .orElseThrow();
        asked = job.request().toString();
        if (progress != null) {
            jobs.progress(job, fence, progress);
        }
        if (end.isFinished()) {
            jobs.finish(job, fence, end, null, null);
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JobProgress progress(long fetched, long stored, int done) {
        return new JobProgress(done, 1, fetched, stored, fetched - stored, null, null, null);
    }

    @Test
    void whatEndsInTimeIsAnsweredAsBefore() throws Exception {
        Answer answer = syncWhile(JobState.SUCCEEDED, progress(50, 45, 1));

        Expected.body(answer, 200, "sync.json", "CHANNEL", id);
        assertThat(asked).isEqualTo("{\"last\":200,\"channels\":[\"" + id + "\"]}");
    }

    @Test
    void nothingNewIsSaidInOtherWords() throws Exception {
        assertThat(syncWhile(JobState.SUCCEEDED, progress(50, 0, 1))
                        .json()
                        .path("message")
                        .asString())
                .isEqualTo("Todas as mensagens estão sincronizadas");
        Expected.error(
                syncWhile(JobState.FAILED, null), 500, "{\"success\":false,\"message\":\"Internal server error\"}");
    }

    @Test
    void whatTakesLongerIsToldWhereItCanBeAsked() throws Exception {
        Answer answer = syncWhile(JobState.RUNNING, progress(10, 4, 0));
        String job = answer.json().path("jobId").asString();

        Expected.body(answer, 202, "sync-running.json", "JOB", job);
        Expected.body(api.get("/api/telegram-gateway/jobs/" + job), 200, "sync-job.json", "JOB", job);
        assertThat(answer.json().path("pollUrl").asString()).isEqualTo("/api/telegram-gateway/jobs/" + job);
        String other = api.key(Set.of(channel - 1), "jobs:read");
        Expected.error(
                api.get("/api/telegram-gateway/jobs/" + job, "X-API-Key", other),
                404,
                "{\"success\":false,\"message\":\"Job not found\"}");
    }

    @Test
    void withoutTheGatewayTheJobWaits() {
        try (var alone = new ApiFixture()) {
            alone.send("POST", "/api/channels", "{\"channelId\":\"" + id + "\"}");
            long began = System.nanoTime();
            Answer answer = alone.send("POST", SYNC, null);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().path("status").asString()).isEqualTo("queued");
            assertThat(answer.json().path("message").asString()).isEqualTo("Sincronização em andamento");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void withoutALoginItIsRefused() {
        health("waiting-for-login");

        Expected.error(
                sync(),
                503,
                "{\"success\":false,\"message\":"
                        + "\"Telegram client não está conectado. Execute a autenticação primeiro.\"}");
        Answer queued = api.send("POST", "/jobs", "{\"kind\":\"sync\",\"channels\":[\"" + id + "\"]}");
        assertThat(queued.json().path("waitingFor").asString()).isEqualTo("login");
    }

    @Test
    void withoutAChannelThereIsNothingToDo() {
        String key = api.key(Set.of(channel - 1), "jobs:write");

        Expected.body(api.send("POST", SYNC, "{}", "X-API-Key", key), 200, "sync-none.json");
    }

    @Test
    void aJobThatIsNoneIsNotFound() {
        Expected.error(
                api.get("/api/telegram-gateway/jobs/none"), 404, "{\"success\":false,\"message\":\"Job not found\"}");
    }
}
