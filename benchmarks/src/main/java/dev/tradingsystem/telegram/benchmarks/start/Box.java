package dev.tradingsystem.telegram.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The limits of a container: a control group of its own, version 1 or 2, where this machine lets
/// us make one. Elsewhere it is open, and nothing is limited.
final class Box implements AutoCloseable {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final int PERIOD_MICROS = 100_000;
    private static final Pattern ANONYMOUS = Pattern.compile("^(?:anon|total_rss) (\\d+)$", Pattern.MULTILINE);
    private static final Pattern FILE_PAGES = Pattern.compile("^(?:in)?active_file (\\d+)$", Pattern.MULTILINE);
    private static final Pattern KILLS = Pattern.compile("^oom_kill (\\d+)$", Pattern.MULTILINE);

    private final List<Path> groups;

    private Box(List<Path> groups) {
        this.groups = groups;
    }

    /// No limits.
    static Box open() {
        return new Box(List.of());
    }

    /// The limits of an app, or none where no group can be made.
    static Box of(Deployed app) {
        String name = "telegram-" + app.module() + "-" + ProcessHandle.current().pid();
        long bytes = app.megabytes() * 1024L * 1024;
        long quota = Math.round(app.processors() * PERIOD_MICROS);
        var made = new ArrayList<Path>();
        try {
            if (Files.exists(ROOT.resolve("cgroup.controllers"))) {
                Path group = make(ROOT.resolve(name), made);
                write(group, "memory.max", Long.toString(bytes));
                write(group, "cpu.max", quota + " " + PERIOD_MICROS);
            } else {
                write(make(ROOT.resolve("memory").resolve(name), made), "memory.limit_in_bytes", Long.toString(bytes));
                Path cpu = make(ROOT.resolve("cpu").resolve(name), made);
                write(cpu, "cpu.cfs_period_us", Integer.toString(PERIOD_MICROS));
                write(cpu, "cpu.cfs_quota_us", Long.toString(quota));
            }
            return new Box(List.copyOf(made));
        } catch (IOException e) {
            System.out.println("no control group here, so without limits: " + e.getMessage());
            new Box(made).close();
            return open();
        }
    }

    private static Path make(Path group, List<Path> made) throws IOException {
        made.add(Files.createDirectory(group));
        return group;
    }

    private static void write(Path group, String file, String value) throws IOException {
        Files.writeString(group.resolve(file), value);
    }

    boolean isLimited() {
        return !groups.isEmpty();
    }

    /// The command that runs in it.
    List<String> around(List<String> command) {
        if (groups.isEmpty()) {
            return command;
        }
        var words = new ArrayList<>(List.of("sh", "-c"));
        var enter = new StringBuilder();
        groups.forEach(group -> enter.append("echo $$ > ").append(group).append("/cgroup.procs && "));
        words.add(enter + "exec \"$@\"");
        words.add("sh");
        words.addAll(command);
        return words;
    }

    /// What its processes hold and no file backs, bytes; 0 without limits.
    long anonymous() throws IOException {
        return groups.isEmpty() ? 0 : number(ANONYMOUS, "memory.stat");
    }

    /// What its processes use without the pages of files, which the kernel drops before it kills:
    /// the figure of `telegram_process_memory_bytes`, bytes; 0 without limits.
    long counted() throws IOException {
        if (groups.isEmpty()) {
            return 0;
        }
        Path group = groups.getFirst();
        Path current = group.resolve("memory.current");
        Path used = Files.exists(current) ? current : group.resolve("memory.usage_in_bytes");
        String details = Files.readString(group.resolve("memory.stat"));
        long files = FILE_PAGES
                .matcher(details)
                .results()
                .mapToLong(page -> Long.parseLong(page.group(1)))
                .sum();
        return Long.parseLong(Files.readString(used).strip()) - files;
    }

    /// How many processes were killed because they wanted more.
    long kills() throws IOException {
        return groups.isEmpty()
                ? 0
                : number(
                        KILLS,
                        Files.exists(groups.getFirst().resolve("memory.events"))
                                ? "memory.events"
                                : "memory.oom_control");
    }

    private long number(Pattern pattern, String file) throws IOException {
        Matcher found = pattern.matcher(Files.readString(groups.getFirst().resolve(file)));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    @Override
    public void close() {
        for (Path group : groups) {
            try {
                Files.delete(group);
            } catch (IOException e) {
                System.out.println("left: " + group);
            }
        }
    }
}
