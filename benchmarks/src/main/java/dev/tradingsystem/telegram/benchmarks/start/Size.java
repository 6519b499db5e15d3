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
/// @param anonymous the most that no file backs, MB: what counts against the limit for good; 0
///     when it ran without one
/// @param kills how many processes were killed for wanting more
record Size(Deployed app, boolean limited, long resident, long anonymous, long kills) {

    private static final Pattern HIGHEST = Pattern.compile("^VmHWM:\\s+(\\d+) kB$", Pattern.MULTILINE);
    private static final int MEGABYTE = 1024 * 1024;

    /// Watches a process in its box for a time.
    static Size during(int seconds, Deployed app, long pid, Box box) throws IOException, InterruptedException {
        long most = 0;
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds); System.nanoTime() < end; ) {
            most = Math.max(most, box.anonymous());
            TimeUnit.MILLISECONDS.sleep(200);
        }
        Matcher highest = HIGHEST.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        long resident = highest.find() ? Long.parseLong(highest.group(1)) / 1024 : 0;
        return new Size(app, box.isLimited(), resident, most / MEGABYTE, box.kills());
    }
}
