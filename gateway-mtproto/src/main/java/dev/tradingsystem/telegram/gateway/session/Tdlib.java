package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdJson;
import dev.tradingsystem.telegram.td.TdReceiver;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The native library and its one receiver thread, loaded when the session is first opened: a
/// missing library must not keep the service from starting.
final class Tdlib implements AutoCloseable {

    private final Path library;
    private @Nullable TdReceiver receiver;

    Tdlib(Path library) {
        this.library = library;
    }

    /// @throws dev.tradingsystem.telegram.td.TdNativeException when the library cannot be used
    synchronized TdReceiver receiver() {
        TdReceiver known = receiver;
        if (known == null) {
            known = TdReceiver.start(TdJson.load(library));
            receiver = known;
        }
        return known;
    }

    /// How often the receiver has looked for what TDLib says; empty while there is none.
    synchronized OptionalLong turns() {
        return receiver == null ? OptionalLong.empty() : OptionalLong.of(receiver.turns());
    }

    @Override
    public synchronized void close() {
        TdReceiver known = receiver;
        receiver = null;
        if (known != null) {
            known.close();
        }
    }
}
