package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// A lock file held by a JVM. The kernel lets go of it when the JVM dies, however it dies:
/// whoever can take it knows that the owner is gone.
final class Guard implements AutoCloseable {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private Guard(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Empty when another owner holds it. A file this JVM holds is not even opened: closing a
    /// second channel to it would let the lock go.
    static Optional<Guard> tryTake(Path file) {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        var taken = Optional.<Guard>empty();
        try {
            taken = open(file);
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    /// As [#tryTake], tried until the time is over.
    ///
    /// @throws IllegalStateException when it is still held then
    static Guard take(Path file, Duration limit) {
        var taken = new AtomicReference<Optional<Guard>>(Optional.empty());
        Waiting.until(limit, () -> {
            taken.set(tryTake(file));
            return taken.get().isPresent();
        });
        return taken.get().orElseThrow(() -> new IllegalStateException(file + " is held by another owner"));
    }

    private static Optional<Guard> open(Path file) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return Optional.of(new Guard(file, channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + file, e);
        } finally {
            HELD.remove(file);
        }
    }
}
