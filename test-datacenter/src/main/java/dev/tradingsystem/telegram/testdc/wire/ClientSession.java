package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.crypto.Kdf;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One session of a client: its messages are numbered on their own, over however many
/// connections.
///
/// Answers and pushes are kept until the client acknowledges them, and sent again when it comes
/// back on another connection. Who has more than 50,000 waiting loses the session: its next
/// message begins a new one, and TDLib then asks for what it missed.
public final class ClientSession {

    private static final int MOST_WAITING = 50_000;
    private static final int MOST_REMEMBERED = 10_000;

    private final AuthKey key;
    private final long id;
    private final int dc;
    private final boolean testDc;
    private final PushValve valve;
    private final Tally tally;
    private final MessageIds ids = new MessageIds();
    private final Map<Long, Message> waiting = new LinkedHashMap<>();
    private final Set<Long> received = new HashSet<>();
    private final Deque<Long> receivedOrder = new ArrayDeque<>();
    private @Nullable Connection connection;
    private int contentMessages;
    private boolean begun;
    private boolean lost;

    ClientSession(AuthKey key, long id, Transport.Target target, PushValve valve, Tally tally) {
        this.key = key;
        this.id = id;
        this.dc = target.dc();
        this.testDc = target.test();
        this.valve = valve;
        this.tally = tally;
    }

    /// The permanent key, also while the client encrypts with a temporary one.
    public AuthKey authKey() {
        return key.permanent();
    }

    public long id() {
        return id;
    }

    /// The number of the data centre that the client believes it talks to.
    public int dc() {
        return dc;
    }

    /// Whether the client believes that it is one of Telegram's test data centres.
    public boolean testDc() {
        return testDc;
    }

    /// Whether a connection is there on which the client was last heard.
    public synchronized boolean connected() {
        return connection != null && connection.isOpen();
    }

    /// Whether the data centre has forgotten this session, so that nothing pushed arrives.
    public synchronized boolean isLost() {
        return lost;
    }

    /// Sends updates, now or when the client comes back. Blocks while the client does not read.
    public void push(Tl updates) {
        tally.pushes.increment();
        valve.pass(this, TlSchema.telegram().write(updates));
    }

    /// How many messages the client has not acknowledged; it takes its time, up to 30 s.
    public synchronized int unacknowledged() {
        return waiting.size();
    }

    AuthKey encryptionKey() {
        return key;
    }

    /// A message to be acknowledged; kept until then.
    synchronized void sendContent(byte[] body, boolean answer) {
        if (lost) {
            return;
        }
        var message = new Message(ids.next(answer), 2 * contentMessages++ + 1, body);
        waiting.put(message.id(), message);
        lost = waiting.size() > MOST_WAITING;
        write(message);
    }

    /// A message nobody acknowledges: lost with its connection.
    synchronized void sendService(byte[] body, boolean answer) {
        write(new Message(ids.next(answer), 2 * contentMessages, body));
    }

    synchronized void acknowledge(Collection<Long> messageIds) {
        waiting.keySet().removeAll(Set.copyOf(messageIds));
    }

    /// The client was heard on this connection. On a new one everything unacknowledged goes out
    /// again.
    synchronized void heardOn(Connection now) {
        if (connection != now) {
            connection = now;
            List.copyOf(waiting.values()).forEach(this::write);
        }
    }

    /// Whether this is its first packet: true once.
    synchronized boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /// Sends these again, as far as they wait to be acknowledged.
    synchronized void sendAgain(Collection<Long> messageIds) {
        for (long messageId : messageIds) {
            Message message = waiting.get(messageId);
            if (message != null) {
                write(message);
            }
        }
    }

    /// Notes a message of the client; false when it was here before.
    synchronized boolean isNew(long messageId) {
        if (!received.add(messageId)) {
            return false;
        }
        receivedOrder.add(messageId);
        if (receivedOrder.size() > MOST_REMEMBERED) {
            received.remove(receivedOrder.remove());
        }
        return true;
    }

    synchronized boolean hasReceived(long messageId) {
        return received.contains(messageId);
    }

    synchronized void lose() {
        lost = true;
        waiting.clear();
    }

    private void write(Message message) {
        if (connection != null && connection.isOpen()) {
            tally.sent.increment();
            connection.send(new Packet(id, message).encrypt(TlSchema.telegram(), key, Kdf.From.SERVER));
        }
    }

    @Override
    public String toString() {
        return "ClientSession[%016x of %s at dc %d]".formatted(id, key, dc);
    }
}
