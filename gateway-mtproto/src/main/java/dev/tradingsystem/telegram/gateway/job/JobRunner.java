package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.gateway.coverage.NotCommitted;
import dev.tradingsystem.telegram.gateway.coverage.WorkStopped;
import dev.tradingsystem.telegram.gateway.lease.LeaseHolder;
import dev.tradingsystem.telegram.gateway.session.SessionNotReady;
import dev.tradingsystem.telegram.gateway.session.TdRefused;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobKind;
import dev.tradingsystem.telegram.store.job.JobState;
import dev.tradingsystem.telegram.store.job.Jobs;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.lease.Lease;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Takes jobs while this process holds the lease, one after another: first what a former holder
/// left unfinished, then the oldest that waits. Those that ask Telegram wait for the session.
///
/// A job outlives the process: what it has done stands in its row, and the next holder goes on.
final class JobRunner implements LeaseHolder {

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    private static final Set<JobKind> WITHOUT_TELEGRAM = Set.of(JobKind.APPEND_DELETION, JobKind.REPROCESS);
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final Jobs jobs;
    private final Map<JobKind, JobWork> works;
    private final TelegramSession session;
    private final JobProperties properties;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Running running;

    JobRunner(Jobs jobs, Map<JobKind, JobWork> works, TelegramSession session, JobProperties properties) {
        this.jobs = jobs;
        this.works = Map.copyOf(works);
        this.session = session;
        this.properties = properties;
    }

    /// Looks for jobs now.
    void nudge() {
        wake.release();
    }

    @Override
    public void taken(Lease lease) {
        var next = new Running(lease.fence());
        running = next;
        next.thread.start();
    }

    @Override
    public void lost() {
        Running current = running;
        running = null;
        if (current != null) {
            current.thread.interrupt();
        }
    }

    @Override
    public void finish() {
        Running current = running;
        running = null;
        wake.release();
        if (current != null) {
            current.end();
        }
    }

    /// Taking jobs under one fence.
    private final class Running {

        private final Fence fence;
        private final Thread thread = Thread.ofVirtual().name("jobs").unstarted(this::run);
        private long nextPrune = System.nanoTime();

        Running(Fence fence) {
            this.fence = fence;
        }

        private boolean holds() {
            return running == this;
        }

        /// Interrupted only when it does not end by itself: that would break its connection.
        void end() {
            try {
                if (!thread.join(TO_END)) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            try {
                while (holds()) {
                    try {
                        takeOne();
                    } catch (DataAccessException e) {
                        log.atDebug().addKeyValue("error", e.getMessage()).log("jobs wait for the database");
                        pause();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void takeOne() throws InterruptedException {
            prune();
            Optional<Job> job = jobs.claim(fence, session.ready() ? works.keySet() : WITHOUT_TELEGRAM);
            if (job.isPresent()) {
                take(job.get());
            } else {
                pause();
            }
        }

        private void prune() {
            if (System.nanoTime() - nextPrune >= 0) {
                jobs.prune(properties.keep());
                nextPrune = System.nanoTime() + Duration.ofHours(1).toNanos();
            }
        }

        private void pause() throws InterruptedException {
            boolean _ = wake.tryAcquire(properties.lookEvery().toNanos(), TimeUnit.NANOSECONDS);
            wake.drainPermits();
        }

        private void take(Job job) throws InterruptedException {
            log.atInfo()
                    .addKeyValue("job", job.id())
                    .addKeyValue("state", job.kind())
                    .log("job taken");
            boolean offline = WITHOUT_TELEGRAM.contains(job.kind());
            var report = new Report(job, fence, jobs, () -> holds() && (offline || session.ready()));
            while (holds() && !isOver(job, report)) {
                pause();
            }
        }

        /// Tried again until it is: nobody else takes the job under this fence.
        private boolean isOver(Job job, Report report) throws InterruptedException {
            try {
                return attempt(job, report);
            } catch (DataAccessException e) {
                log.atDebug().addKeyValue("error", e.getMessage()).log("a job waits for the database");
                return false;
            }
        }

        /// Whether the job is over.
        private boolean attempt(Job job, Report report) throws InterruptedException {
            JobWork work = works.get(job.kind());
            if (work == null || job.state() == JobState.CANCELLING) {
                finish(job, JobState.CANCELLED, null, null);
                return true;
            }
            try {
                JsonNode result = work.run(report);
                report.write();
                finish(job, JobState.SUCCEEDED, result, null);
                work.over(job);
                return true;
            } catch (WorkStopped | SessionNotReady | NotCommitted | DataAccessException e) {
                return stopped(job, report);
            } catch (TdRefused e) {
                e.error()
                        .floodWait()
                        .ifPresent(wait -> log.atWarn()
                                .addKeyValue("count", wait.toSeconds())
                                .log("a job waits, telegram wants to be left alone for so many seconds"));
                return stopped(job, report);
            } catch (RuntimeException e) {
                log.atError().addKeyValue("job", job.id()).setCause(e).log("job failed");
                finish(job, JobState.FAILED, null, problem(e));
                return true;
            }
        }

        private boolean stopped(Job job, Report report) {
            report.write();
            if (report.isUnwanted()) {
                finish(job, JobState.CANCELLED, null, null);
                return true;
            }
            return false;
        }

        private void finish(Job job, JobState state, @Nullable JsonNode result, @Nullable JsonNode problem) {
            jobs.finish(job, fence, state, result, problem);
            log.atInfo()
                    .addKeyValue("job", job.id())
                    .addKeyValue("state", state)
                    .log("job over");
        }
    }

    private static JsonNode problem(RuntimeException e) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "urn:telegram:problem:internal")
                .put("title", "Something went wrong here")
                .put("status", 500)
                .put("detail", e.getClass().getSimpleName());
    }
}
