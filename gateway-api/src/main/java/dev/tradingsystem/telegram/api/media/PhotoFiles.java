package dev.tradingsystem.telegram.api.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Photos on disk, within a size. A name is made of parsed ids only; a file appears whole or not
/// at all, because it is written elsewhere and renamed.
final class PhotoFiles {

    private static final String TEMPORARY = ".part";

    private final Path directory;
    private final long maxBytes;

    PhotoFiles(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    /// A file that is there is asked for last, so it goes last.
    Optional<Path> find(String name) {
        Path file = directory.resolve(name);
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a kept photo cannot be touched: " + name, e);
        }
    }

    Path keep(String name, InputStream content) throws IOException {
        Files.createDirectories(directory);
        Path part = Files.createTempFile(directory, name, TEMPORARY);
        try {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Path file = directory.resolve(name);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Removes what was not asked for longest until the rest fits.
    synchronized void trim() throws IOException {
        long bytes = 0;
        for (Path file : newestFirst()) {
            bytes += Files.exists(file) ? Files.size(file) : 0;
            if (bytes > maxBytes) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> newestFirst() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.toString().endsWith(TEMPORARY))
                    .sorted(Comparator.comparing(PhotoFiles::usedAt).reversed())
                    .toList();
        }
    }

    private static FileTime usedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.from(Instant.EPOCH);
        }
    }
}
