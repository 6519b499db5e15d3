package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// What the servers of this JVM have printed so far.
public final class ServerLogs {

    private ServerLogs() {}

    /// Copies the log of each server that is not closed yet into a folder, which is made if absent;
    /// a file is named after the server and its number in this JVM.
    ///
    /// @throws UncheckedIOException when a file cannot be read or written
    public static void copyTo(Path folder) {
        Path servers = Run.current().folder();
        try {
            Files.createDirectories(folder);
            for (Path log : logs(servers)) {
                String name = servers.relativize(log).toString().replace('/', '-');
                copy(log, folder.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the logs of the servers", e);
        }
    }

    private static List<Path> logs(Path servers) throws IOException {
        try (Stream<Path> levels = Files.walk(servers, 3)) {
            return levels.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> !file.toString().contains("/data/"))
                    .toList();
        }
    }

    /// One that was closed meanwhile has no log any more.
    private static void copy(Path log, Path to) throws IOException {
        try {
            Files.copy(log, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            Files.deleteIfExists(to);
        }
    }
}
