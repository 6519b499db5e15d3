package dev.tradingsystem.telegram.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Starts the app under test in a JVM of its own, several times as fast as a plain one: with an AOT
/// cache (JEP 483, JEP 514) that the first start of a build makes. Java keeps no classes of folders
/// in such a cache, so the app's jar takes the place of its folder; where there is none yet, as in
/// an editor, it starts without the cache.
///
/// @param main the app's main class
/// @param flags what Java is told, the same for the training
/// @param training the app's arguments in the run that fills the cache: with them and
///     `spring.context.exit=onRefresh` it wires itself without any server and ends
public record TrainedJava(Class<?> main, List<String> flags, List<String> training) {

    private static final Path FOLDER = Path.of("target", "aot");
    private static final int MINUTES = 3;

    public TrainedJava {
        flags = List.copyOf(flags);
        training = List.copyOf(training);
    }

    /// The command of a start, to which the app's arguments are added.
    ///
    /// @throws IllegalStateException when the training fails; the message has what it printed
    public List<String> command() {
        var words = new ArrayList<>(List.of(java()));
        words.addAll(flags);
        try {
            Optional<Path> jar = jar();
            if (jar.isPresent()) {
                List<String> jars = jars(jar.get());
                words.add("-XX:AOTCache=" + cache(jars));
                words.add("-Xlog:aot*=error"); // what it cannot hold is no news
                words.addAll(List.of("-cp", String.join(File.pathSeparator, jars)));
            } else {
                words.addAll(List.of("-cp", System.getProperty("java.class.path")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        words.add(main.getName());
        return words;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The jar the app is in, or the one that was made of its folder.
    private Optional<Path> jar() throws IOException {
        Path location = location();
        if (Files.isRegularFile(location)) {
            return Optional.of(location);
        }
        try (Stream<Path> beside = Files.list(location.resolveSibling("."));
                Stream<Path> classes = Files.walk(location)) {
            long compiled = classes.mapToLong(TrainedJava::changed).max().orElse(0);
            return beside.filter(file ->
                            file.toString().endsWith(".jar") && !file.toString().endsWith("-exec.jar"))
                    .filter(file -> changed(file) >= compiled)
                    .findFirst();
        }
    }

    private Path location() {
        try {
            return Path.of(
                    main.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no such place", e);
        }
    }

    private static List<String> jars(Path app) {
        Stream<String> others = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Files.isRegularFile(Path.of(entry)))
                .filter(entry -> !Path.of(entry).equals(app));
        return Stream.concat(Stream.of(app.normalize().toString()), others).toList();
    }

    private static long changed(Path file) {
        return file.toFile().lastModified();
    }

    /// The cache, made when there is none that is newer than every jar. Two JVMs of a build wait for
    /// each other.
    private Path cache(List<String> jars) throws IOException {
        Path cache = FOLDER.resolve(main.getSimpleName() + ".aot");
        synchronized (TrainedJava.class) {
            Files.createDirectories(FOLDER);
            try (var channel = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                long newest = jars.stream()
                        .mapToLong(jar -> changed(Path.of(jar)))
                        .max()
                        .orElse(0);
                if (changed(cache) < newest) {
                    train(cache, jars);
                }
            }
        }
        return cache;
    }

    /// What a failed or interrupted training leaves is not taken for a cache.
    private void train(Path cache, List<String> jars) throws IOException {
        Path made = FOLDER.resolve(cache.getFileName() + ".new");
        Files.deleteIfExists(made);
        var words = new ArrayList<>(List.of(java()));
        words.addAll(flags);
        words.addAll(List.of(
                "-XX:AOTCacheOutput=" + made,
                "-Dspring.context.exit=onRefresh",
                "-cp",
                String.join(File.pathSeparator, jars),
                main.getName()));
        words.addAll(training);
        Path output = FOLDER.resolve(main.getSimpleName() + ".log");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (exit(process) != 0 || !Files.exists(made)) {
            throw new IllegalStateException("the training failed: " + Files.readString(output));
        }
        Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int exit(Process process) {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Java was trained", e);
        }
    }
}
