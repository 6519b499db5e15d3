package dev.tradingsystem.telegram.td;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread of a process that may call `td_receive`. It hands every object to the client it
/// is for, in the order in which TDLib gave them out.
///
/// One receiver serves all clients of a library. Consumers run on its thread: one that blocks
/// holds up all clients, which is how pressure reaches TDLib. A consumer that throws is logged
/// and the thread goes on.
///
/// It is a platform thread, because it waits in native code, and a daemon, because a process may
/// end without it.
public final class TdReceiver implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TdReceiver.class);

    /// How long the thread waits in TDLib at most, and so how fast it stops.
    private static final double WAIT_SECONDS = 0.25;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final TdJson json;
    private final Map<Integer, TdClient> clients = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopping;
    private final AtomicLong turns = new AtomicLong();

    private TdReceiver(TdJson json) {
        this.json = json;
        this.thread = Thread.ofPlatform().name("td-receive").daemon().unstarted(this::run);
    }

    /// Starts the thread.
    ///
    /// @throws IllegalStateException when this library has a receiver already
    public static TdReceiver start(TdJson json) {
        TdReceiver receiver = new TdReceiver(json);
        json.claim(receiver);
        receiver.thread.start();
        return receiver;
    }

    /// Stops the thread. Close the clients before: those still open get no more updates, and
    /// their open requests are answered as lost. A new receiver may be started afterwards.
    ///
    /// @throws IllegalStateException when a consumer keeps the thread from ending; it stays the
    ///     library's receiver
    @Override
    public void close() {
        stopping = true;
        if (isReceiving()) {
            return;
        }
        boolean ended;
        try {
            ended = thread.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!ended) {
            throw new IllegalStateException("a consumer holds the thread of TDLib's receiver");
        }
    }

    /// How often it has looked for what TDLib says. Grows at least every second unless a consumer
    /// or TDLib itself holds the thread, so a watchdog can see that it lives.
    public long turns() {
        return turns.get();
    }

    TdJson json() {
        return json;
    }

    /// Whether the caller is on the receiver's thread and so must not wait for answers.
    boolean isReceiving() {
        return Thread.currentThread() == thread;
    }

    void add(int clientId, TdClient client) {
        clients.put(clientId, client);
        if (stopping) {
            throw new IllegalStateException("TDLib's receiver was stopped");
        }
    }

    void remove(int clientId) {
        clients.remove(clientId);
    }

    private void run() {
        try {
            while (!stopping) {
                String text = json.receive(WAIT_SECONDS);
                if (text != null) {
                    route(text);
                }
                expire(text == null);
                turns.getAndIncrement();
            }
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("the receiver of tdlib ended");
        } finally {
            clients.values().forEach(TdClient::lost);
            json.release(this);
        }
    }

    private void route(String text) {
        try {
            TdObject object = TdObject.parse(text);
            TdClient client = clients.get(object.int32("@client_id"));
            if (client != null) {
                client.receive(object);
            }
        } catch (Throwable e) {
            log.atError().setCause(e).log("an object of tdlib was not taken");
        }
    }

    private void expire(boolean idle) {
        long now = System.nanoTime();
        clients.values().forEach(client -> client.expire(now, idle));
    }
}
