package dev.tradingsystem.telegram.gateway.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// TDLib's session file, locked by this process, as TDLib locks it.
///
/// Such a lock belongs to the process and is gone as soon as it closes any handle of the file,
/// whoever opened it. So whatever opens the file while TDLib has it does so here, and the handles
/// stay open until TDLib is closed: else a second process could open the same session.
final class SessionLock implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final List<FileChannel> handles = new ArrayList<>();

    private SessionLock(Path file) {
        this.file = file;
    }

    /// Takes the lock; where there is no session yet there is nothing to lock.
    ///
    /// @return empty when another process has the file open
    static Optional<SessionLock> take(Path folder) throws IOException {
        var lock = new SessionLock(Binlog.in(folder));
        if (!Files.exists(lock.file) || lock.isTaken()) {
            return Optional.of(lock);
        }
        lock.close();
        return Optional.empty();
    }

    private boolean isTaken() throws IOException {
        try {
            return open().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /// Puts the file on disk, and reads it back.
    ///
    /// @throws IOException when it is not there as a whole
    synchronized void flushAndReadBack() throws IOException {
        FileChannel channel = open();
        channel.force(true);
        long size = channel.size();
        long read = 0;
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        int count = channel.read(chunk);
        while (count >= 0) {
            read += count;
            count = channel.read(chunk.clear());
        }
        if (size == 0 || read < size) {
            throw new IOException("%s holds %d bytes and %d can be read back".formatted(file, size, read));
        }
    }

    /// TDLib replaces the file now and then: what is there now is opened anew.
    private synchronized FileChannel open() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        handles.add(channel);
        return channel;
    }

    @Override
    public synchronized void close() throws IOException {
        for (FileChannel handle : handles) {
            handle.close();
        }
        handles.clear();
    }
}
