package dev.tradingsystem.telegram.store.legacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How far the copying is, in a file that is replaced as a whole after each verified slice, and
/// locked while a process works with it.
final class CopyState implements AutoCloseable {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final FileChannel lock;
    private Content content;

    /// @param id of the chain of runs that continue one another
    /// @param afterSeq the log's head before the first of them: what the gateway wrote
    ///     later is new
    /// @param slices what is copied and verified, by day
    record Content(String id, Instant startedAt, @Nullable Long afterSeq, Map<String, Slice> slices) {}

    private CopyState(Path file, FileChannel lock, Content content) {
        this.file = file;
        this.lock = lock;
        this.content = content;
    }

    /// Opens the state, a new one where there is none.
    ///
    /// @throws IllegalStateException when another process works with it
    static CopyState open(Path file, Instant now) {
        try {
            Path absolute = file.toAbsolutePath();
            Files.createDirectories(absolute.getParent());
            FileChannel lock = locked(absolute.resolveSibling(absolute.getFileName() + ".lock"));
            if (Files.exists(absolute)) {
                return new CopyState(absolute, lock, read(absolute));
            }
            var state = new CopyState(absolute, lock, first(now));
            state.write(state.content()); // the next run must know who held the lease
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the state file " + file, e);
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IllegalStateException(path + " is locked by this process", e);
        }
        channel.close();
        throw new IllegalStateException("another process is copying with the state " + path);
    }

    /// What a state file says, without the right to continue it.
    static Content read(Path file) {
        try {
            return MAPPER.readValue(Files.readString(file), Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the state file " + file, e);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "the state file %s is damaged: remove it, and copying begins anew, which".formatted(file)
                            + " repeats work but nothing else",
                    e);
        }
    }

    private static Content first(Instant now) {
        return new Content(UUID.randomUUID().toString(), now, null, Map.of());
    }

    Content content() {
        return content;
    }

    void begin(long head) {
        if (content.afterSeq() == null) {
            write(new Content(content.id(), content.startedAt(), head, content.slices()));
        }
    }

    void verified(Slice slice) {
        var slices = new TreeMap<>(content.slices());
        slices.put(slice.day(), slice);
        write(new Content(content.id(), content.startedAt(), content.afterSeq(), slices));
    }

    private void write(Content next) {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(temporary, MAPPER.writeValueAsString(next) + "\n");
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the state file " + file, e);
        }
        content = next;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the state file " + file, e);
        }
    }
}
