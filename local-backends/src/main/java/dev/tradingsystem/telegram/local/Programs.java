package dev.tradingsystem.telegram.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Finds installed programs: on the search path, and in the folders packages use that are often
/// not on it.
final class Programs {

    private static final List<String> ALSO = List.of("/usr/sbin", "/usr/local/sbin", "/sbin", "/opt/homebrew/bin");

    private Programs() {}

    static Optional<Path> find(String name) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        var folders = Stream.concat(Arrays.stream(path.split(File.pathSeparator, -1)), ALSO.stream());
        return folders.filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Programs::isProgram)
                .findFirst();
    }

    static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /// The folders directly below `parent` whose name begins with `prefix`, the highest version
    /// first.
    static List<Path> versions(Path parent, String prefix) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (var folders = Files.newDirectoryStream(parent, prefix + "*")) {
            return StreamSupport.stream(folders.spliterator(), false)
                    .sorted(Comparator.comparing((Path folder) -> version(folder, prefix), Arrays::compare)
                            .reversed())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static int[] version(Path folder, String prefix) {
        var numbers = folder.getFileName().toString().substring(prefix.length()).split("\\D+", -1);
        return Arrays.stream(numbers)
                .filter(number -> !number.isEmpty() && number.length() < 9)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
