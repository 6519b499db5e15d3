package dev.tradingsystem.telegram.td;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Takes TDLib's own log lines into ours.
///
/// Only the first line of each comes through, cut at a limit, and without anything that could be
/// a phone number, a code, a token or a text of somebody: digits in a row and long words become
/// `#`, what stands in quotes becomes `"#"`.
final class TdLog {

    /// Errors only.
    static final int VERBOSITY = 1;

    static final int MOST_VERBOSE = 5;

    private static final Logger log = LoggerFactory.getLogger(TdLog.class);
    private static final int LIMIT = 400;
    private static final Pattern QUOTED = Pattern.compile("\".*\"|\"[^\"]*$");
    private static final Pattern LONG_WORD = Pattern.compile("(?=[A-Za-z_+/=:-]*[0-9])[A-Za-z0-9_+/=:-]{24,}");
    private static final Pattern DIGITS = Pattern.compile("\\+?\\d{5,}");

    /// @param verbosity TDLib's level: 0 it will abort the process, 1 error, 2 warning, 3 and
    ///     above information for its makers
    void take(int verbosity, String message) {
        log.atLevel(level(verbosity)).log("tdlib: {}", masked(message));
    }

    static Level level(int verbosity) {
        return switch (verbosity) {
            case 0 -> Level.ERROR;
            case 1 -> Level.WARN;
            case 2 -> Level.INFO;
            default -> Level.DEBUG;
        };
    }

    static String masked(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        line = line.length() > LIMIT ? line.substring(0, LIMIT) : line;
        line = QUOTED.matcher(line).replaceAll("\"#\"");
        line = LONG_WORD.matcher(line).replaceAll("#");
        return DIGITS.matcher(line).replaceAll("#");
    }
}
