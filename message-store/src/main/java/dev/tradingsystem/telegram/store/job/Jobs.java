package dev.tradingsystem.telegram.store.job;

import dev.tradingsystem.telegram.store.lease.Fence;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The jobs: inserted by whoever asks, claimed by the gateway that may write, kept for a while
/// after they ended.
public final class Jobs {

    private static final String COLUMNS = """
            j.id, j.kind, j.state, j.account, j.requested_by, j.request::text AS request,
            j.progress::text AS progress, j.waiting_until, j.result::text AS result, j.problem::text AS problem,
            j.created_at, j.started_at, j.finished_at, j.changed_at
            """;

    private static final String INSERT = """
            INSERT INTO telegram.job AS j (id, kind, account, requested_by, request, same_as)
            VALUES (:id, :kind, :account, :by, :request::jsonb, :sameAs)
                ON CONFLICT (same_as) WHERE state IN ('queued', 'running', 'waiting', 'cancelling') DO NOTHING
            RETURNING %s
            """.formatted(COLUMNS);

    private static final String ACTIVE = """
            SELECT %s FROM telegram.job j
             WHERE j.same_as = :sameAs AND j.state IN ('queued', 'running', 'waiting', 'cancelling')
            """.formatted(COLUMNS);

    private static final String FIND = "SELECT %s FROM telegram.job j WHERE j.id = :id".formatted(COLUMNS);

    private static final String LIST = """
            SELECT %s FROM telegram.job j
             WHERE j.id < :before AND (:kind = '' OR j.kind = :kind) AND (:state = '' OR j.state = :state)
             ORDER BY j.id DESC
             LIMIT :limit
            """.formatted(COLUMNS);

    private static final String CLAIM = """
            UPDATE telegram.job AS j
               SET state = CASE WHEN j.state = 'cancelling' THEN 'cancelling' ELSE 'running' END,
                   account = :account, fence = :fence, started_at = coalesce(j.started_at, now()),
                   waiting_until = NULL, changed_at = now()
             WHERE j.id = (SELECT c.id FROM telegram.job c
                            WHERE c.state IN ('queued', 'running', 'waiting', 'cancelling') AND c.fence < :fence
                              AND (c.account IS NULL OR c.account = :account) AND c.kind = ANY (:kinds)
                            ORDER BY c.started_at NULLS LAST, c.id
                            LIMIT 1
                              FOR UPDATE SKIP LOCKED)
            RETURNING %s
            """.formatted(COLUMNS);

    private static final String PROGRESS = """
            UPDATE telegram.job AS j
               SET progress = :progress::jsonb, waiting_until = :waitingUntil, changed_at = now(),
                   state = CASE WHEN j.state = 'cancelling' THEN 'cancelling'
                                WHEN :waiting THEN 'waiting' ELSE 'running' END
             WHERE j.id = :id AND j.fence = :fence AND j.state IN ('running', 'waiting', 'cancelling')
            RETURNING j.state
            """;

    private static final String FINISH = """
            UPDATE telegram.job AS j
               SET state = :state, result = :result::jsonb, problem = :problem::jsonb, waiting_until = NULL,
                   finished_at = now(), changed_at = now()
             WHERE j.id = :id AND j.fence = :fence AND j.state IN ('running', 'waiting', 'cancelling')
            """;

    private static final String CANCEL = """
            UPDATE telegram.job AS j
               SET state = CASE WHEN j.state = 'queued' THEN 'cancelled' ELSE 'cancelling' END,
                   finished_at = CASE WHEN j.state = 'queued' THEN now() END, changed_at = now()
             WHERE j.id = :id AND j.state IN ('queued', 'running', 'waiting')
            """;

    private static final String PRUNE = """
            DELETE FROM telegram.job j WHERE j.finished_at < :before
            """;

    private static final String AFTER_ALL = "~";

    private final JdbcClient jdbc;
    private final JobIds ids;
    private final Clock clock;

    public Jobs(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.ids = new JobIds(clock);
        this.clock = clock;
    }

    /// A job that was asked for.
    ///
    /// @param deduplicated whether it was there already
    public record Asked(Job job, boolean deduplicated) {}

    /// Asks for a job. While one that would do the same is under way, that one is the answer.
    public Asked ask(JobRequest request) {
        while (true) {
            Optional<Job> inserted = jdbc.sql(INSERT)
                    .param("id", ids.next())
                    .param("kind", request.kind().word())
                    .param("account", request.account())
                    .param("by", request.requestedBy())
                    .param("request", request.parameters().toString())
                    .param("sameAs", request.sameAs())
                    .query((row, _) -> JobRow.read(row))
                    .optional();
            if (inserted.isPresent()) {
                return new Asked(inserted.get(), false);
            }
            Optional<Job> active = jdbc.sql(ACTIVE)
                    .param("sameAs", request.sameAs())
                    .query((row, _) -> JobRow.read(row))
                    .optional();
            if (active.isPresent()) { // else it ended between the two statements
                return new Asked(active.get(), true);
            }
        }
    }

    /// One job.
    public Optional<Job> find(String id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .query((row, _) -> JobRow.read(row))
                .optional();
    }

    /// Jobs, newest first.
    ///
    /// @param before only older ones than this; the newest when `null`
    public List<Job> list(@Nullable JobKind kind, @Nullable JobState state, @Nullable String before, int limit) {
        return jdbc.sql(LIST)
                .param("before", before == null ? AFTER_ALL : before)
                .param("kind", kind == null ? "" : kind.word())
                .param("state", state == null ? "" : state.word())
                .param("limit", limit)
                .query((row, _) -> JobRow.read(row))
                .list();
    }

    /// Takes the next job for the holder of the account's lease: one that a former holder left
    /// unfinished, else the oldest that is queued. Nobody else gets it under the same fence.
    ///
    /// @param kinds those that the caller can do
    public Optional<Job> claim(Fence fence, Set<JobKind> kinds) {
        return jdbc.sql(CLAIM)
                .param("account", fence.account())
                .param("fence", fence.number())
                .param("kinds", kinds.stream().map(JobKind::word).toArray(String[]::new))
                .query((row, _) -> JobRow.read(row))
                .optional();
    }

    /// Says how far a claimed job is.
    ///
    /// @return whether to go on: false once somebody cancelled it, or another holder took it over
    public boolean progress(Job job, Fence fence, JobProgress progress) {
        return jdbc.sql(PROGRESS)
                .param("id", job.id())
                .param("fence", fence.number())
                .param("progress", JobRow.json(progress))
                .param("waiting", progress.waitingUntil() != null)
                .param(
                        "waitingUntil",
                        progress.waitingUntil() == null
                                ? null
                                : progress.waitingUntil().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .filter(state -> !state.equals(JobState.CANCELLING.word()))
                .isPresent();
    }

    /// Ends a claimed job.
    public void finish(Job job, Fence fence, JobState state, @Nullable JsonNode result, @Nullable JsonNode problem) {
        jdbc.sql(FINISH)
                .param("id", job.id())
                .param("fence", fence.number())
                .param("state", state.word())
                .param("result", result == null ? null : result.toString())
                .param("problem", problem == null ? null : problem.toString())
                .update();
    }

    /// Cancels a job that is under way; what it stored stays.
    ///
    /// @return false when it had ended, or there is none
    public boolean cancel(String id) {
        return jdbc.sql(CANCEL).param("id", id).update() == 1;
    }

    /// Forgets jobs that ended so long ago.
    public int prune(Duration age) {
        return jdbc.sql(PRUNE)
                .param("before", clock.instant().minus(age).atOffset(ZoneOffset.UTC))
                .update();
    }
}
