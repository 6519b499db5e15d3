package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this JVM has started: a folder with the data of its servers and the list of their
/// processes. The folder's lock is held as long as the JVM lives; the first server of any later
/// JVM clears away the folders whose lock is free.
final class Run {

    private static final Logger log = LoggerFactory.getLogger(Run.class);
    private static final String CLEAN = "clean.lock";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static @Nullable Run current;

    private final Path folder;
    private final Guard guard;
    private final AtomicInteger folders = new AtomicInteger();
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private volatile Duration grace = Duration.ZERO;

    private Run(Path folder, Guard guard) {
        this.folder = folder;
        this.guard = guard;
    }

    static synchronized Run current() {
        var run = current;
        if (run == null) {
            run = begin();
            current = run;
            Runtime.getRuntime().addShutdownHook(new Thread(run::end, "local-backends-end"));
        }
        return run;
    }

    /// The folder below which everything lies. Another user's folder of that name is not ours to
    /// trust.
    static Path base() {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var shared = temporary.resolve("telegram-local-backends");
        var own = isOurs(shared)
                ? shared
                : temporary.resolve("telegram-local-backends-" + System.getProperty("user.name"));
        if (!isOurs(own)) {
            throw new IllegalStateException("folder " + own + " belongs to another user");
        }
        return Folders.create(own, "rwxr-xr-x");
    }

    /// A new empty folder of this run, readable by others so that an unprivileged server finds
    /// its way in. Whoever needs one is about to start something: the moment to clear away what
    /// others left.
    Path newFolder(String name) {
        try (var _ = Guard.take(base().resolve(CLEAN), PATIENCE)) {
            Leftovers.clear(base(), Leftovers.PREFIX + ownName() + "-");
        }
        return Folders.create(folder.resolve(name + "-" + folders.incrementAndGet()), "rwxr-xr-x");
    }

    Path folder() {
        return folder;
    }

    void record(List<Pid> processes) {
        try {
            Files.write(
                    folder.resolve(Leftovers.PROCESSES),
                    processes.stream().map(Pid::toLine).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record a started process", e);
        }
    }

    void opened(AutoCloseable server) {
        open.add(server);
    }

    void closed(AutoCloseable server) {
        open.remove(server);
    }

    /// At the end of the JVM leave the owner so much time to close its servers itself, in its own
    /// order.
    void leaveTimeToClose(Duration time) {
        grace = time;
    }

    private static Run begin() {
        var base = base();
        var name = Leftovers.PREFIX + ownName() + "-" + Long.toHexString(System.nanoTime());
        try (var _ = Guard.take(base.resolve(CLEAN), PATIENCE)) {
            var guard = Guard.take(base.resolve(name + Leftovers.LOCK), Duration.ZERO);
            return new Run(Folders.create(base.resolve(name), "rwxr-xr-x"), guard);
        }
    }

    private static String ownName() {
        long number = ProcessHandle.current().pid();
        var start = Pid.of(number).map(Pid::startedAt).orElse("0");
        return number + "-" + start.substring(start.lastIndexOf(':') + 1).replaceAll("[^0-9A-Za-z]", "");
    }

    private static boolean isOurs(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try {
            var probe = Files.createTempFile("owner", null); // a user without a name still owns what it makes
            var ourselves = Files.getOwner(probe);
            Files.delete(probe);
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(ourselves);
        } catch (IOException e) {
            return false;
        }
    }

    private void end() {
        Waiting.until(grace, open::isEmpty);
        for (var server : open) {
            try {
                server.close();
            } catch (Exception e) { // at exit, one that will not close must not keep the others alive
                log.atWarn().addKeyValue("error", e.getMessage()).log("local server not closed");
            }
        }
        Folders.wipe(folder);
        guard.close();
        Folders.wipe(folder.resolveSibling(folder.getFileName() + Leftovers.LOCK));
    }
}
