package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdRequest;
import java.time.Duration;
import java.util.function.Consumer;

/// Lets TDLib try to connect every few seconds: left alone it waits longer and longer between its
/// attempts. Told of a network, it tries at once.
final class Nudge {

    static final Duration EVERY = Duration.ofSeconds(5);

    private final Consumer<TdRequest> tdlib;
    private long since = System.nanoTime();

    Nudge(Consumer<TdRequest> tdlib) {
        this.tdlib = tdlib;
    }

    /// Looks after the connection.
    void look(boolean isAway) {
        long now = System.nanoTime();
        if (!isAway) {
            since = now;
        } else if (now - since >= EVERY.toNanos()) {
            since = now;
            tdlib.accept(TdRequest.of("setNetworkType").with("type", TdRequest.of("networkTypeOther")));
        }
    }
}
