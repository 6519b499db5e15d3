package dev.tradingsystem.telegram.api.job;

import dev.tradingsystem.telegram.api.gateway.Upstream;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.store.job.JobRequest;
import dev.tradingsystem.telegram.store.job.Jobs;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for jobs, and tells the gateway that there is one. Nothing depends on its hearing that: it
/// looks for jobs every second by itself.
public final class AskedJobs {

    private static final Logger log = LoggerFactory.getLogger(AskedJobs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Jobs jobs;
    private final Upstream gateway;
    private final AtomicBoolean nudging = new AtomicBoolean();

    AskedJobs(Jobs jobs, Upstream gateway) {
        this.jobs = jobs;
        this.gateway = gateway;
    }

    /// Asks for a job; one that would do the same is the answer.
    public Jobs.Asked ask(JobRequest request) {
        Jobs.Asked asked = jobs.ask(request);
        if (!asked.deduplicated() && nudging.compareAndSet(false, true)) {
            Thread.ofVirtual().name("job-nudge").start(this::nudge);
        }
        return asked;
    }

    private void nudge() {
        try (var answer = gateway.send("POST", "/sync-jobs/nudge", Map.of(), new byte[0], PATIENCE)
                .body()) {
            answer.readAllBytes();
        } catch (ApiProblem | IOException e) {
            log.atDebug().addKeyValue("error", e.getMessage()).log("the gateway was not told of a job");
        } finally {
            nudging.set(false);
        }
    }
}
