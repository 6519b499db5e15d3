package dev.tradingsystem.telegram.benchmarks.start;

import dev.tradingsystem.telegram.benchmarks.App;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An app laid out as it is in its image or on its host: unpacked, with the JVM options of its
/// deployment, and once trained with an AOT cache.
final class Installed {

    private static final String CACHE = "app.aot";

    private final Deployed app;
    private final Path folder;

    private Installed(Deployed app, Path folder) {
        this.app = app;
        this.folder = folder;
    }

    /// Unpacks the built jar into a folder.
    static Installed in(Path parent, Deployed app) throws IOException, InterruptedException {
        Path folder = parent.resolve(app.module());
        run(
                Path.of("."),
                "-Djarmode=tools",
                "-jar",
                jar(app).toString(),
                "extract",
                "--destination",
                folder.toString(),
                "--application-filename",
                "app.jar");
        Files.copy(Path.of(app.options()), folder.resolve("java.options"));
        Path training = Path.of(app.trainingFile());
        if (Files.exists(training)) {
            Files.copy(training, folder.resolve("training"));
        }
        return new Installed(app, folder);
    }

    private static Path jar(Deployed app) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(app.module(), "target"), "*-exec.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        }
        throw new IOException("no " + app.module() + "/target/*-exec.jar: build it first");
    }

    /// Starts it once without servers, up to where it would begin to work.
    ///
    /// @return the size of the cache, bytes
    long train() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("@java.options"));
        words.addAll(app.training());
        run(folder, words.toArray(String[]::new));
        return Files.size(folder.resolve(CACHE));
    }

    /// Starts it, in a box if there is one, and waits until it works. A cache that Java would not
    /// use for these words ends the start instead of being left out in silence.
    App start(Box box, Path output, Map<String, String> settings) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(App.java(), "@java.options"));
        if (Files.exists(folder.resolve(CACHE))) {
            words.addAll(List.of("-XX:AOTCache=" + CACHE, "-XX:AOTMode=on"));
        }
        words.addAll(List.of("-jar", "app.jar"));
        return App.launch(folder, box.around(words), output, settings).await(app.ready());
    }

    private static void run(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(App.java()));
        command.addAll(List.of(words));
        Path output = Files.createTempFile("start", ".log");
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", words) + " ended with " + code + ", see " + output);
        }
        Files.delete(output);
    }
}
