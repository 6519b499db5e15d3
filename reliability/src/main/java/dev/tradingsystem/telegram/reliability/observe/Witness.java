package dev.tradingsystem.telegram.reliability.observe;

import dev.tradingsystem.telegram.reliability.check.Key;
import dev.tradingsystem.telegram.reliability.check.Observation;
import dev.tradingsystem.telegram.reliability.check.Reader;
import dev.tradingsystem.telegram.reliability.check.Told;
import dev.tradingsystem.telegram.reliability.stack.Stack;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A consumer of the queue and two followers of the API's stream, which read from
/// the beginning to the end of a run whatever happens, and a look at both databases.
public final class Witness implements AutoCloseable {

    private static final String SEQ =
            "SELECT coalesce(min(g.seq), 0) FROM telegram.log g WHERE g.channel_id = :channel AND g.message_id = :message";
    private static final String BEHIND = """
            SELECT (SELECT count(*) FROM telegram.checkpoint c
                     WHERE c.sink IN ('redis', 'rabbitmq') AND c.seq < :seq)
                 + (SELECT count(*) FROM generate_series(1, :message::bigint) AS i(id)
                     WHERE NOT EXISTS (SELECT FROM telegram.message_key k
                                        WHERE k.channel_id = :channel AND k.message_id = i.id)
                       AND NOT EXISTS (SELECT FROM telegram.coverage v
                                        WHERE v.channel_id = :channel AND i.id BETWEEN v.from_id AND v.to_id))
            """;

    private final Stack stack;
    private final JdbcClient gateway;
    private final Rows rows;
    private final QueueTap tap;
    private final List<StreamFollower> followers;

    public Witness(Stack stack) {
        this.stack = stack;
        this.gateway = stack.gatewayDatabase();
        this.rows = new Rows(gateway, stack.workerDatabase());
        this.tap = new QueueTap(stack.servers().rabbit());
        this.followers = List.of(
                new StreamFollower("stream-1", stack.api(), stack.apiKey()),
                new StreamFollower("stream-2", stack.api(), stack.apiKey()));
        stack.servers().rabbit().awaitQueuesOnDisk();
    }

    /// Whether these messages are everywhere: in the log, with both sinks, the queue's
    /// consumer, the followers and the worker, and no id up to them is without a
    /// verdict. Whoever cannot be asked has nothing.
    public boolean isLevel(List<Key> marks) {
        try {
            return marks.stream().allMatch(this::isEverywhere);
        } catch (CannotGetJdbcConnectionException e) {
            return false;
        } catch (DataAccessException e) {
            return false;
        }
    }

    private boolean isEverywhere(Key mark) {
        long seq = Objects.requireNonNull(gateway.sql(SEQ)
                .param("channel", mark.channelId())
                .param("message", mark.messageId())
                .query(Long.class)
                .single());
        return seq > 0
                && tap.has(seq)
                && followers.stream().allMatch(follower -> follower.has(seq))
                && (mark.channelId() != Stack.id(stack.orders())
                        || rows.work(mark.channelId()).offset() >= seq)
                && gateway.sql(BEHIND)
                                .param("seq", seq)
                                .param("channel", mark.channelId())
                                .param("message", mark.messageId())
                                .query(Long.class)
                                .single()
                        == 0;
    }

    /// While true, the queue's consumer and one of the followers take nothing.
    public void pause(boolean pause) {
        tap.pause(pause);
        followers.getFirst().pause(pause);
    }

    /// Everything as it is now.
    public Observation observe(List<Told> told) {
        return new Observation(
                told,
                rows.log(),
                rows.messages(),
                rows.verdicts(),
                List.of(
                        new Reader("queue", true, tap.entries()),
                        new Reader("stream-1", false, followers.getFirst().entries()),
                        new Reader("stream-2", false, followers.getLast().entries())),
                rows.work(Stack.id(stack.orders())));
    }

    @Override
    public void close() {
        tap.close();
        followers.forEach(StreamFollower::close);
    }
}
