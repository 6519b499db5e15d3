package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Clears away what JVMs left behind that died without ending their [Run].
final class Leftovers {

    static final String PREFIX = "run-";
    static final String LOCK = ".lock";
    static final String PROCESSES = "processes";

    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /// Kills the recorded processes and wipes the folder of every run whose lock is free; runs of
    /// `own` are left alone.
    static void clear(Path base, String own) {
        for (var lock : locks(base)) {
            var name = lock.getFileName().toString();
            if (!name.startsWith(own) && Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
                Guard.tryTake(lock).ifPresent(guard -> {
                    clearRun(base.resolve(name.substring(0, name.length() - LOCK.length())));
                    Folders.wipe(lock);
                    guard.close();
                });
            }
        }
    }

    private static void clearRun(Path folder) {
        var left = processes(folder).stream().filter(Pid::isAlive).toList();
        left.forEach(Pid::killTree);
        Folders.wipe(folder);
        if (!left.isEmpty()) {
            log.atInfo().addKeyValue("count", left.size()).log("servers of a dead owner killed");
        }
    }

    private static List<Pid> processes(Path folder) {
        var file = folder.resolve(PROCESSES);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .flatMap(line -> Pid.parse(line).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<Path> locks(Path base) {
        try (var files = Files.newDirectoryStream(base, PREFIX + "*" + LOCK)) {
            return StreamSupport.stream(files.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + base, e);
        }
    }
}
