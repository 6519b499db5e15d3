package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Change;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.AuthKey;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tells the clients of a channel's members what happens in it.
///
/// A client is told on the session with which it last asked for its state or difference, so one
/// session for each authorization key. Thread-safe.
final class Pushes {

    /// The session of a client, and whose it is.
    private record Listening(User user, ClientSession session) {}

    private final Answers answers;
    private final Map<AuthKey, Listening> listening = new ConcurrentHashMap<>();

    Pushes(Answers answers) {
        this.answers = answers;
    }

    /// Unix seconds by the machine's clock.
    static int now() {
        return (int) Instant.now().getEpochSecond();
    }

    void remember(User user, ClientSession session) {
        listening.put(session.authKey(), new Listening(user, session));
    }

    void forget(AuthKey key) {
        listening.remove(key);
    }

    /// Makes the clients of a user ask for their difference.
    void wake(User user) {
        for (ClientSession session : sessions(user)) {
            session.push(Tl.of("updatesTooLong"));
        }
    }

    /// Wakes the clients of a user a last time.
    void endAll(User user) {
        wake(user);
        listening.values().removeIf(one -> one.user().equals(user));
    }

    void tell(Channel channel, Change change) {
        if (change instanceof Change.Admitted admitted) {
            push(admitted.user(), channel, change);
        } else {
            channel.members().forEach(user -> push(user, channel, change));
        }
    }

    private void push(User user, Channel channel, Change change) {
        for (ClientSession session : sessions(user)) {
            var mentioned = new Mentioned(user).channel(channel);
            Tl update = answers.update(channel, change, mentioned, session.dc());
            session.push(updates(update, mentioned));
        }
    }

    static Tl updates(Tl update, Mentioned mentioned) {
        return Tl.of(
                "updates",
                "updates",
                List.of(update),
                "users",
                mentioned.users(),
                "chats",
                mentioned.chats(),
                "date",
                now(),
                "seq",
                0);
    }

    private List<ClientSession> sessions(User user) {
        List<ClientSession> sessions = new ArrayList<>();
        listening.values().forEach(one -> {
            if (one.user().equals(user) && !one.session().isLost()) {
                sessions.add(one.session());
            }
        });
        return sessions;
    }
}
