package dev.tradingsystem.telegram.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much memory a process took while it was watched.
///
/// @param resident its highest resident set (`VmHWM`), MB; pages of files it mapped are in it
/// @param anonymous the most that no file backs, MB; 0 when it ran without a limit
/// @param counted the most without the pages of files, MB: what counts against the limit for good,
///     as in `telegram_process_memory_bytes`; 0 when it ran without one
/// @param kills how many processes were killed for wanting more
record Size(Deployed app, boolean limited, long resident, long anonymous, long counted, long kills) {

    private static final Pattern HIGHEST = Pattern.compile("^VmHWM:\\s+(\\d+) kB$", Pattern.MULTILINE);
    private static final int MEGABYTE = 1024 * 1024;

    /// Watches a process in its box for a time, or until it ends.
    static Size during(int seconds, Deployed app, long pid, Box box) throws IOException, InterruptedException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        long resident = 0;
        long anonymous = 0;
        long counted = 0;
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
                System.nanoTime() < end && Files.exists(status); ) {
            anonymous = Math.max(anonymous, box.anonymous());
            counted = Math.max(counted, box.counted());
            resident = Math.max(resident, highest(status));
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return new Size(app, box.isLimited(), resident / 1024, anonymous / MEGABYTE, counted / MEGABYTE, box.kills());
    }

    private static long highest(Path status) {
        try {
            Matcher highest = HIGHEST.matcher(Files.readString(status));
            return highest.find() ? Long.parseLong(highest.group(1)) : 0;
        } catch (IOException _) {
            return 0; // it ended just now
        }
    }
}
