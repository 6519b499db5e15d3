package dev.tradingsystem.telegram.gateway.session;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where TDLib keeps the session: ours alone, 0700, every file in it 0600.
///
/// Checked before TDLib opens anything. What is wider is named in a warning and narrowed; what
/// belongs to somebody else is refused, because whoever owns it could read it.
final class SessionDirectory {

    private static final Logger log = LoggerFactory.getLogger(SessionDirectory.class);
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String OWNER = "unix:uid";

    private final Path path;

    SessionDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    Path path() {
        return path;
    }

    /// Makes the directory, or checks the one that is there.
    ///
    /// @throws DirectoryRefused when it belongs to another user or cannot be used
    void prepare() {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path, PosixFilePermissions.asFileAttribute(FOLDER));
            }
            int own = ownUser();
            for (Path entry : entries()) {
                refuseForeign(entry, own);
                narrow(entry, true);
            }
        } catch (IOException e) {
            throw new DirectoryRefused("the session directory %s cannot be used".formatted(path), e);
        }
    }

    /// Whether there is something at its place that is no directory.
    boolean isNoDirectory() {
        return Files.exists(path) && !Files.isDirectory(path);
    }

    /// Narrows what TDLib has made meanwhile.
    void narrowQuietly() {
        try {
            for (Path entry : entries()) {
                narrow(entry, false);
            }
        } catch (IOException e) {
            log.atWarn().addKeyValue("error", e.toString()).log("rights in the session directory not checked");
        }
    }

    /// Whether the directory and everything in it is ours alone right now.
    boolean isOursAlone() {
        try {
            for (Path entry : entries()) {
                if (isWide(entry)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Puts what is there out of the way and keeps it; an empty directory takes its place.
    ///
    /// @return where it is now: beside the directory, or inside it where that place may not be
    ///     written to
    Path setAside(Instant now) {
        String stamp = "corrupt." + STAMP.format(now);
        Path aside = path.resolveSibling(path.getFileName() + "." + stamp);
        try {
            try {
                Files.move(path, aside);
            } catch (IOException e) {
                aside = moveContents(path.resolve(stamp));
            }
            narrow(aside, false);
            prepare();
            return aside;
        } catch (IOException e) {
            throw new DirectoryRefused("the session directory %s cannot be set aside".formatted(path), e);
        }
    }

    private Path moveContents(Path inside) throws IOException {
        List<Path> contents;
        try (Stream<Path> entries = Files.list(path)) {
            contents = entries.filter(entry -> !entry.getFileName().toString().startsWith("corrupt."))
                    .toList();
        }
        Files.createDirectory(inside, PosixFilePermissions.asFileAttribute(FOLDER));
        for (Path entry : contents) {
            Files.move(entry, inside.resolve(entry.getFileName()));
        }
        return inside;
    }

    /// Removes TDLib's cache of messages, chats and files, which it makes anew; the session itself
    /// is not in it.
    ///
    /// The cache cannot be trusted to be what Telegram has. It is written later than the session
    /// file, so that after a kill it may lack edits that TDLib will not be told again; and when
    /// Telegram would not tell TDLib all it missed, it keeps what was the last message, deleted or
    /// not. History, which is answered from the cache, would then prove what is not so.
    void forgetMessages() throws IOException {
        try (DirectoryStream<Path> cache = Files.newDirectoryStream(path, "db{,_test}.sqlite*")) {
            for (Path file : cache) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Everything there is; what vanishes meanwhile is not missed, TDLib works here.
    private List<Path> entries() throws IOException {
        List<Path> entries = new ArrayList<>();
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                entries.add(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                entries.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return entries;
    }

    private static void refuseForeign(Path entry, int own) throws IOException {
        int owner = (int) Files.getAttribute(entry, OWNER);
        if (owner != own) {
            throw new DirectoryRefused("%s belongs to user %d, this service is user %d".formatted(entry, owner, own));
        }
    }

    private static boolean isWide(Path entry) throws IOException {
        try {
            return !rightsFor(entry).containsAll(Files.getPosixFilePermissions(entry));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void narrow(Path entry, boolean warn) throws IOException {
        if (!isWide(entry)) {
            return;
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(entry);
        Files.setPosixFilePermissions(entry, rightsFor(entry));
        if (warn) {
            log.atWarn()
                    .addKeyValue("state", PosixFilePermissions.toString(rights))
                    .log("rights of {} were too wide and are narrowed", entry);
        }
    }

    private static Set<PosixFilePermission> rightsFor(Path entry) {
        return Files.isDirectory(entry) ? FOLDER : FILE;
    }

    /// Our own user, as the system sees it: a file we make says so wherever we run.
    private static int ownUser() throws IOException {
        Path probe = Files.createTempFile("owner", null);
        try {
            return (int) Files.getAttribute(probe, OWNER);
        } finally {
            Files.delete(probe);
        }
    }
}
