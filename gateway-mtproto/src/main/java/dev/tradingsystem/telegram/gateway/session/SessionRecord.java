package dev.tradingsystem.telegram.gateway.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The note about the session in a directory: which key fits, and who is logged in. The latter is
/// written only after TDLib's own files are safe on disk and could be read back.
final class SessionRecord {

    private static final Logger log = LoggerFactory.getLogger(SessionRecord.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final Path note;

    SessionRecord(Path folder) {
        this.folder = folder;
        this.note = folder.resolve("session.json");
    }

    /// What was noted, if anything was.
    Optional<SavedSession> read() {
        try {
            return Files.exists(note)
                    ? Optional.of(JSON.readValue(Files.readString(note), SavedSession.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            log.atWarn().addKeyValue("error", e.getClass().getSimpleName()).log("{} cannot be read", note);
            return Optional.empty();
        }
    }

    /// Whether a session was saved here whose file can no longer be read.
    boolean isDamaged() throws IOException {
        return read().filter(SavedSession::isLoggedIn).isPresent() && !Binlog.isReadable(folder);
    }

    /// Notes the key of a directory in which nobody is logged in.
    void opened(SessionKey key) throws IOException {
        write(new SavedSession(key.check(), 0, null, null));
    }

    /// Flushes TDLib's files, reads them back, then writes the note the same way.
    ///
    /// @throws IOException when any of it fails: then the session is not saved
    SavedSession save(SessionLock lock, SessionKey key, long accountId, Instant now) throws IOException {
        lock.flushAndReadBack();
        Instant savedAt = read().filter(known -> known.accountId() == accountId)
                .map(SavedSession::savedAt)
                .orElse(now);
        var saved = new SavedSession(key.check(), accountId, savedAt, now);
        write(saved);
        return saved;
    }

    private void write(SavedSession session) throws IOException {
        Path fresh = folder.resolve("session.json.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsString(session).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
        if (!read().equals(Optional.of(session))) {
            throw new IOException(note + " reads otherwise than it was written");
        }
    }
}
