package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A data directory of PostgreSQL together with the password of its superuser, which lies in it
/// (the server keeps the directory closed to others).
///
/// @param folder the data directory itself
/// @param account who owns it
record PostgresData(Path folder, Account account) {

    private static final String PASSWORD = "telegram.password";

    /// Makes the directory if it is not there. It appears whole or not at all, even if we are
    /// killed meanwhile.
    void initialise(PostgresPrograms programs, String user, Path workFolder, boolean keep) {
        if (Files.exists(folder.resolve("PG_VERSION"))) {
            account.own(folder);
            return;
        }
        var fresh = folder.resolveSibling(folder.getFileName() + ".new");
        Folders.wipe(fresh);
        Folders.create(fresh, "rwx------");
        var passwordFile = workFolder.resolve("password");
        var password = UUID.randomUUID().toString().replace("-", "");
        Folders.write(passwordFile, password, "rw-------");
        account.own(fresh);
        account.own(passwordFile);
        ServerProcess.runToEnd(
                new Launch("initdb", account, workFolder, programs.initdb(fresh, user, passwordFile, keep)));
        Folders.write(fresh.resolve(PASSWORD), password, "rw-------");
        Folders.wipe(passwordFile);
        account.own(fresh);
        moveIn(fresh);
    }

    String password() {
        try {
            return Files.readString(folder.resolve(PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the password of the database in " + folder, e);
        }
    }

    /// Ends the servers an earlier owner left on this directory, and takes away a
    /// `postmaster.pid` whose number today belongs to another program: PostgreSQL would take that
    /// one for a server and refuse to start.
    void endStaleServers() {
        postmaster().filter(this::worksHere).ifPresent(pid -> {
            Signals.send("INT", pid.number());
            Waiting.until(Duration.ofSeconds(20), () -> !pid.isAlive());
        });
        working().forEach(Pid::killTree);
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + pidFile(), e);
        }
    }

    private void moveIn(Path fresh) {
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE); // replaces an empty folder
        } catch (IOException e) {
            throw new ServerStartException("folder " + folder + " is neither empty nor a database", e);
        }
    }

    private Path pidFile() {
        return folder.resolve("postmaster.pid");
    }

    private Optional<Pid> postmaster() {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst().map(String::strip).flatMap(line -> Pid.of(Long.parseLong(line)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private List<Pid> working() {
        return ProcessHandle.allProcesses()
                .flatMap(handle -> Pid.of(handle.pid()).stream())
                .filter(this::worksHere)
                .toList();
    }

    /// Every process of a PostgreSQL server has its data directory as working directory. Without
    /// `/proc` the name of the program must do, and then only for the one number in the pid file.
    private boolean worksHere(Pid pid) {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return pid.runs("postgres") && postmaster().equals(Optional.of(pid));
        }
        return pid.runs("postgres") && isOurFolder(Path.of("/proc", Long.toString(pid.number()), "cwd"));
    }

    private boolean isOurFolder(Path link) {
        try {
            return Files.isSameFile(link, folder);
        } catch (IOException e) {
            return false;
        }
    }
}
