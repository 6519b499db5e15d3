package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Under whose name a server runs, and the words put before its command for that. PostgreSQL and
/// RabbitMQ refuse to run as root, the others should not.
///
/// @param prefix what precedes the command; empty when we are not root
/// @param uid the owner its files need, -1 for ourselves
/// @param gid the group its files need, -1 for ours
record Account(List<String> prefix, int uid, int gid) {

    private static final Account OURSELVES = new Account(List.of(), -1, -1);

    Account {
        prefix = List.copyOf(prefix);
    }

    /// The first of these users that exists, else `nobody`; ourselves when we are not root.
    static Account of(String... users) {
        if (!isRoot()) {
            return OURSELVES;
        }
        return Stream.concat(Stream.of(users), Stream.of("nobody"))
                .flatMap(user -> entry(user).stream())
                .findFirst()
                .map(Account::stepDown)
                .orElseThrow(() -> new ServerStartException("as root a user named nobody is needed, there is none"));
    }

    /// For data that must stay ours: a user namespace in which we are nobody in particular, where
    /// the kernel has them.
    static Account keepingFilesOurs() {
        if (isRoot() && namespacesWork()) {
            return new Account(List.of("unshare", "-U"), 0, 0);
        }
        return of();
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// Gives the folder and what is in it to this account. Only root needs to, and only root can.
    void own(Path folder) {
        if (uid < 0) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Giving());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot change the owner of " + folder, e);
        }
    }

    private static Account stepDown(String[] entry) {
        int uid = Integer.parseInt(entry[2]);
        int gid = Integer.parseInt(entry[3]);
        var words = List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--inh-caps=-all", "--");
        return new Account(words, uid, gid);
    }

    private static Optional<String[]> entry(String user) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && fields[0].equals(user))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean namespacesWork() {
        try {
            return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Giving extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return give(folder);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            return give(file);
        }

        private FileVisitResult give(Path path) throws IOException {
            if (!Integer.valueOf(uid).equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
                Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
