package dev.tradingsystem.telegram.store.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The memory controller of the control group that this process is in, version 2 or 1. Bytes.
///
/// Memory is what is used without the pages of files, which the kernel drops before it kills a
/// process: with them every group drifts to its limit and means nothing. (`docker stats` leaves
/// the inactive ones out only; the mapped AOT cache alone is a third of the API's limit.)
///
/// @param used file with the bytes in use
/// @param most file with the limit
/// @param details file that tells the pages of files
/// @param prefix of their names in it
record ControlGroup(Path used, Path most, Path details, String prefix) {

    private static final String MEMBERSHIP = "proc/self/cgroup";
    private static final String MOUNT = "sys/fs/cgroup";

    /// Version 1 has no word for "no limit", only a very large number.
    private static final double UNLIMITED = 0x1p60;

    /// The group of this process; empty when none can be read, as in the root group or where
    /// there are none.
    ///
    /// @param root `/`, or the root of a test
    static Optional<ControlGroup> ofThisProcess(Path root) {
        List<String> memberships;
        try {
            memberships = Files.readAllLines(root.resolve(MEMBERSHIP));
        } catch (IOException _) {
            return Optional.empty();
        }
        Path mount = root.resolve(MOUNT);
        return path(memberships, controllers -> controllers.contains("memory"))
                .flatMap(path -> first(mount.resolve("memory"), path, ControlGroup::version1))
                .or(() -> path(memberships, List.of("")::equals)
                        .flatMap(path -> first(mount, path, ControlGroup::version2)));
    }

    /// The path in a line `number:controllers:path`.
    private static Optional<String> path(List<String> memberships, Predicate<List<String>> controllers) {
        return memberships.stream()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3 && controllers.test(List.of(parts[1].split(",", -1))))
                .map(parts -> parts[2].replaceFirst("^/+", ""))
                .findFirst();
    }

    /// A container sees its group as the root of the mount, although the path may be the host's.
    private static Optional<ControlGroup> first(Path mount, String path, Function<Path, ControlGroup> version) {
        return List.of(mount.resolve(path), mount).stream()
                .map(version)
                .filter(group -> Files.isReadable(group.used()))
                .findFirst();
    }

    private static ControlGroup version1(Path folder) {
        return new ControlGroup(
                folder.resolve("memory.usage_in_bytes"),
                folder.resolve("memory.limit_in_bytes"),
                folder.resolve("memory.stat"),
                "total_");
    }

    private static ControlGroup version2(Path folder) {
        return new ControlGroup(
                folder.resolve("memory.current"), folder.resolve("memory.max"), folder.resolve("memory.stat"), "");
    }

    /// Bytes in use; empty when they cannot be read at the moment.
    OptionalDouble memory() {
        OptionalDouble all = number(used);
        return all.isEmpty() ? all : OptionalDouble.of(Math.max(0, all.getAsDouble() - filePages()));
    }

    /// The most there may be; empty when nobody set a limit.
    OptionalDouble limit() {
        OptionalDouble limit = number(most);
        return limit.isPresent() && limit.getAsDouble() < UNLIMITED ? limit : OptionalDouble.empty();
    }

    private double filePages() {
        Set<String> names = Set.of(prefix + "active_file", prefix + "inactive_file");
        try (var lines = Files.lines(details)) {
            return lines.map(line -> line.split(" ", 2))
                    .filter(parts -> names.contains(parts[0]))
                    .mapToDouble(parts -> Double.parseDouble(parts[1]))
                    .sum();
        } catch (IOException | UncheckedIOException _) {
            return 0;
        }
    }

    private static OptionalDouble number(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.equals("max") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (IOException | NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }
}
