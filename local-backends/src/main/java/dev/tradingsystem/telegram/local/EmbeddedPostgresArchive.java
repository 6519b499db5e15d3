package dev.tradingsystem.telegram.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL of the class path, unpacked once per machine and version beside the data of the
/// runs.
///
/// Only the archive is taken from the library, the server is started by us: the library would let
/// it go down in a shutdown hook, side by side with the application that still writes.
final class EmbeddedPostgresArchive {

    private EmbeddedPostgresArchive() {}

    /// Whether the class path holds an archive for this machine.
    static boolean isThere() {
        try (var _ = open()) {
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /// The unpacked archive. What a cleaner of temporary files has thinned out is unpacked again.
    static synchronized Path unpacked() {
        try {
            var folder = Run.base().resolve("postgres-" + fingerprint());
            if (!isWhole(folder)) {
                Folders.wipe(folder);
                unpackTo(folder);
            }
            return folder;
        } catch (IOException e) {
            throw new ServerStartException("cannot unpack the embedded PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static void unpackTo(Path folder) throws IOException {
        var fresh = Run.current().newFolder("unpack");
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(open()))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, fresh);
            }
        }
        Files.writeString(marker(fresh), Long.toString(count(fresh)));
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!isWhole(folder)) { // else another JVM was faster, and its copy is as good
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("archive entry leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Folders.create(target, "rwxr-xr-x");
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static boolean isWhole(Path folder) {
        try {
            return Files.exists(marker(folder))
                    && Files.readString(marker(folder)).equals(Long.toString(count(folder) - 1));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static long count(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.count();
        }
    }

    private static Path marker(Path folder) {
        return folder.resolve("unpacked");
    }

    private static String fingerprint() throws IOException {
        try (var archive = open()) {
            var crc = new CRC32C();
            crc.update(archive.readAllBytes());
            return Long.toHexString(crc.getValue());
        }
    }

    private static InputStream open() throws IOException {
        var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine.equals("amd64") ? "x86_64" : machine);
    }
}
