package dev.tradingsystem.telegram.store.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.store.StoreFixture;
import dev.tradingsystem.telegram.store.lease.Fence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JobsIT {

    private static final Fence FIRST = new Fence("main", 1);
    private static final Fence SECOND = new Fence("main", 2);
    private static final Set<JobKind> ALL = Set.of(JobKind.values());

    private static StoreFixture store;
    private static Jobs jobs;

    @BeforeAll
    static void start() {
        store = StoreFixture.start();
        jobs = new Jobs(store.database(), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static JobRequest request(JobKind kind, String... channels) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        List.of(channels).forEach(parameters.putArray("channels")::add);
        return new JobRequest(kind, null, "console", parameters);
    }

    @Test
    void whoAsksTwiceGetsTheSameJobUntilItIsOver() {
        Jobs.Asked first = jobs.ask(request(JobKind.SYNC, "-1001"));
        Jobs.Asked again = jobs.ask(request(JobKind.SYNC, "-1001"));

        assertThat(first.deduplicated()).isFalse();
        assertThat(again.deduplicated()).isTrue();
        assertThat(again.job()).isEqualTo(first.job());
        assertThat(jobs.ask(request(JobKind.SYNC, "-1002")).deduplicated()).isFalse();
        assertThat(jobs.cancel(first.job().id())).isTrue();
        assertThat(jobs.ask(request(JobKind.SYNC, "-1001")).deduplicated()).isFalse();
    }

    @Test
    void aJobIsClaimedOnceAndItsProgressKept() {
        Job asked = jobs.ask(request(JobKind.SYNC, "-1001")).job();
        assertThat(jobs.claim(FIRST, Set.of(JobKind.DISCOVER))).isEmpty();
        Job claimed = jobs.claim(FIRST, ALL).orElseThrow();
        assertThat(jobs.claim(FIRST, ALL)).isEmpty();
        var progress = new JobProgress(1, 3, 200, 45, 155, -1001L, 77L, null);

        assertThat(claimed.id()).isEqualTo(asked.id());
        assertThat(claimed.state()).isEqualTo(JobState.RUNNING);
        assertThat(jobs.progress(claimed, FIRST, progress)).isTrue();
        assertThat(jobs.find(asked.id())).map(Job::progress).contains(progress);
        Instant until = Instant.parse("2030-01-01T00:00:00Z");
        assertThat(jobs.progress(claimed, FIRST, new JobProgress(1, 3, 200, 45, 155, -1001L, 77L, until)))
                .isTrue();
        assertThat(jobs.find(asked.id())).hasValueSatisfying(job -> {
            assertThat(job.state()).isEqualTo(JobState.WAITING);
            assertThat(job.progress().waitingUntil()).isEqualTo(until);
        });
    }

    @Test
    void theNextHolderGoesOnWithWhatTheFormerOneLeft() {
        Job left = jobs.ask(request(JobKind.SYNC, "-1001")).job();
        Job claimed = jobs.claim(FIRST, ALL).orElseThrow();
        assertThat(jobs.progress(claimed, FIRST, new JobProgress(2, 3, 9, 1, 8, -1001L, null, null)))
                .isTrue();
        jobs.ask(request(JobKind.DISCOVER));

        Job taken = jobs.claim(SECOND, ALL).orElseThrow();

        assertThat(taken.id()).isEqualTo(left.id());
        assertThat(taken.progress().channelsDone()).isEqualTo(2);
        assertThat(jobs.progress(claimed, FIRST, JobProgress.NONE)).isFalse();
        jobs.finish(claimed, FIRST, JobState.FAILED, null, null);
        assertThat(jobs.find(left.id())).map(Job::state).contains(JobState.RUNNING);
        jobs.finish(
                taken,
                SECOND,
                JobState.SUCCEEDED,
                JsonNodeFactory.instance.objectNode().put("n", 1),
                null);
        assertThat(jobs.find(left.id())).hasValueSatisfying(job -> {
            assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(job.finishedAt()).isNotNull();
            assertThat(job.result()).hasToString("{\"n\":1}");
        });
        assertThat(jobs.claim(SECOND, ALL)).map(Job::kind).contains(JobKind.DISCOVER);
    }

    @Test
    void cancellingStopsWhatRunsAndEndsWhatWaits() {
        Job running = jobs.ask(request(JobKind.SYNC, "-1001")).job();
        Job claimed = jobs.claim(FIRST, ALL).orElseThrow();
        Job queued = jobs.ask(request(JobKind.AUDIT, "-1001")).job();

        assertThat(jobs.cancel(running.id())).isTrue();
        assertThat(jobs.cancel(queued.id())).isTrue();

        assertThat(jobs.find(queued.id())).map(Job::state).contains(JobState.CANCELLED);
        assertThat(jobs.find(running.id())).map(Job::state).contains(JobState.CANCELLING);
        assertThat(jobs.progress(claimed, FIRST, JobProgress.NONE)).isFalse();
        assertThat(jobs.claim(SECOND, ALL)).map(Job::state).contains(JobState.CANCELLING);
        jobs.finish(claimed, SECOND, JobState.CANCELLED, null, null);
        assertThat(jobs.cancel(running.id())).isFalse();
        assertThat(jobs.claim(SECOND, ALL)).isEqualTo(Optional.empty());
    }

    @Test
    void listsTheNewestFirstAndForgetsTheOld() {
        List<String> ids = List.of("-1001", "-1002", "-1003").stream()
                .map(channel -> jobs.ask(request(JobKind.SYNC, channel)).job().id())
                .toList();
        assertThat(ids).allMatch(id -> id.matches("job_[0-7][0-9A-HJKMNP-TV-Z]{25}"));
        jobs.ask(request(JobKind.DISCOVER));
        List<Job> newest = jobs.list(JobKind.SYNC, null, null, 2);
        List<Job> rest =
                jobs.list(JobKind.SYNC, JobState.QUEUED, newest.getLast().id(), 2);

        assertThat(newest).hasSize(2);
        assertThat(rest).hasSize(1);
        assertThat(List.of(
                        newest.getFirst().id(),
                        newest.getLast().id(),
                        rest.getFirst().id()))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(jobs.cancel(ids.getFirst())).isTrue();
        store.jdbc()
                .sql("UPDATE telegram.job SET finished_at = now() - interval '31 days' WHERE finished_at IS NOT NULL")
                .update();
        assertThat(jobs.prune(Duration.ofDays(30))).isEqualTo(1);
        assertThat(jobs.find(ids.getFirst())).isEmpty();
    }
}
