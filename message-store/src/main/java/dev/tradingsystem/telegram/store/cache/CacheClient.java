package dev.tradingsystem.telegram.store.cache;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections to Redis. Making one never fails and never waits: a thread of its own
/// connects, and asks again after a command that got no answer. Until it has one, every call
/// throws [CacheUnavailable] at once, so that a Redis that is down or hangs costs one caller half
/// a second and nobody else anything.
public final class CacheClient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CacheClient.class);
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration BATCH_TIMEOUT = Duration.ofSeconds(2);
    private static final long RETRY_NANOS = Duration.ofMillis(100).toNanos();
    private static final int THREADS = 2;

    private final CacheSettings settings;
    private final ClientResources resources;
    private final RedisClient client;
    private final Thread keeper;
    private volatile @Nullable Connections connections;
    private volatile boolean answers;
    private volatile String trouble = "";
    private volatile boolean closed;

    public CacheClient(CacheSettings settings) {
        this.settings = settings;
        this.resources = ClientResources.builder()
                .reconnectDelay(Delay.constant(Duration.ofMillis(100)))
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .build();
        this.client = RedisClient.create(resources, uri(settings));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
                .build());
        this.keeper = Thread.ofVirtual().name("cache-keeper").start(this::keep);
    }

    /// Whether the last thing asked of Redis was answered.
    public boolean isUp() {
        Connections current = connections;
        return answers && current != null && current.shared.isOpen();
    }

    /// Asks Redis something.
    ///
    /// @throws CacheUnavailable when it does not answer, or not what was asked
    public <T extends @Nullable Object> T call(Function<RedisCommands<String, String>, T> work) {
        Connections current = current();
        try {
            return work.apply(current.shared.sync());
        } catch (RedisNoScriptException e) {
            throw e;
        } catch (RedisException e) {
            throw unavailable(current, e);
        }
    }

    /// Sends many commands in one piece and waits for all their answers. One caller at a time.
    ///
    /// @throws CacheUnavailable when one of them failed; the others may have been done
    /// @throws RedisNoScriptException when one of them named a script that Redis has not seen
    <T> List<T> pipeline(Function<RedisAsyncCommands<String, String>, List<RedisFuture<T>>> work) {
        Connections current = current();
        synchronized (current) {
            List<RedisFuture<T>> sent = work.apply(current.batches.async());
            current.batches.flushCommands();
            try {
                return await(sent);
            } catch (RedisNoScriptException e) {
                throw e;
            } catch (RedisException e) {
                throw unavailable(current, e);
            } finally {
                sent.forEach(future -> future.cancel(false));
            }
        }
    }

    private static <T> List<T> await(List<RedisFuture<T>> sent) {
        long deadline = System.nanoTime() + BATCH_TIMEOUT.toNanos();
        var answers = new ArrayList<T>(sent.size());
        for (RedisFuture<T> future : sent) {
            long left = Math.max(1, deadline - System.nanoTime());
            answers.add(LettuceFutures.awaitOrCancel(future, left, TimeUnit.NANOSECONDS));
        }
        return answers;
    }

    private Connections current() {
        Connections current = connections;
        if (current == null || !answers || closed) {
            throw new CacheUnavailable("redis " + settings + " is not connected" + trouble, null);
        }
        return current;
    }

    private CacheUnavailable unavailable(Connections asked, RedisException e) {
        if (e instanceof RedisCommandTimeoutException) {
            answers = false;
        } else if (e instanceof RedisReadOnlyException) {
            leave(asked);
        }
        return new CacheUnavailable("redis " + settings + " did not answer: " + e.getMessage(), e);
    }

    /// The node is a replica now. Not every way to become one ends a node's connections, and the
    /// driver asks for the master only when it connects.
    private synchronized void leave(Connections replica) {
        if (replica.equals(connections)) {
            connections = null;
            answers = false;
            var _ = replica.shared.closeAsync();
            var _ = replica.batches.closeAsync();
        }
    }

    /// Connects once (the driver reconnects by itself), and asks until there is an answer after
    /// one stayed out.
    private void keep() {
        while (!closed) {
            try {
                Connections current = connections;
                if (current == null) {
                    connections = connect();
                    answered();
                } else if (!answers) {
                    current.shared.sync().ping();
                    answered();
                }
            } catch (RedisException e) {
                trouble = ": " + root(e);
                log.atDebug().addKeyValue("error", e.getMessage()).log("redis still does not answer");
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    /// Redis' own word, such as that it does not know the password, stands below the driver's.
    private static String root(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : root(cause);
    }

    private void answered() {
        answers = true;
        trouble = "";
        log.atInfo().log("redis answers");
    }

    private Connections connect() {
        StatefulRedisConnection<String, String> shared = client.connect();
        try {
            StatefulRedisConnection<String, String> batches = client.connect();
            batches.setAutoFlushCommands(false);
            return new Connections(shared, batches);
        } catch (RedisException e) {
            shared.close();
            throw e;
        }
    }

    private static RedisURI uri(CacheSettings settings) {
        RedisURI.Builder uri = RedisURI.builder().withTimeout(TIMEOUT);
        if (settings.user() != null && settings.password() != null) {
            uri.withAuthentication(settings.user(), settings.password());
        } else if (settings.password() != null) {
            uri.withPassword(settings.password().toCharArray());
        }
        if (settings.sentinels().isEmpty()) {
            return uri.withHost(settings.host()).withPort(settings.port()).build();
        }
        settings.sentinels()
                .forEach(sentinel -> uri.withSentinel(sentinel.host(), sentinel.port(), settings.sentinelPassword()));
        return uri.withSentinelMasterId(CacheSettings.MASTER).build();
    }

    /// Closes the connections; calls under way fail.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(keeper);
        client.shutdown(0, 1, TimeUnit.SECONDS);
        var _ = resources.shutdown(0, 1, TimeUnit.SECONDS);
    }

    /// @param shared for single commands of anybody
    /// @param batches flushed by hand, so by one caller at a time
    private record Connections(
            StatefulRedisConnection<String, String> shared, StatefulRedisConnection<String, String> batches) {}
}
