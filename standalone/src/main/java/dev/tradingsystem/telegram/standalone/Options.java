package dev.tradingsystem.telegram.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the caller asked for, as `--standalone.name=value`.
///
/// @param exported the export to take in; empty takes the bundled sample
/// @param data where everything is kept
/// @param portOffset added to every port
/// @param feedRate invented messages a second, 0 for none
/// @param exitAfterImport end when everything is stored
record Options(Optional<Path> exported, Path data, int portOffset, double feedRate, boolean exitAfterImport) {

    private static final String PREFIX = "--standalone.";
    private static final Set<String> NAMES = Set.of("import", "data", "port-offset", "feed", "exit-after-import");
    private static final String SAMPLE_FEED = "0.2";

    /// @throws IllegalArgumentException naming the option that is wrong
    static Options parse(String... args) {
        Map<String, String> values = new HashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String name = arg.startsWith(PREFIX) && equals > 0 ? arg.substring(PREFIX.length(), equals) : arg;
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("unknown option: " + arg);
            }
            values.put(name, arg.substring(equals + 1));
        }
        Optional<Path> exported = Optional.ofNullable(values.get("import")).map(Path::of);
        String data = Optional.ofNullable(values.get("data"))
                .orElseThrow(() -> new IllegalArgumentException("--standalone.data is missing"));
        boolean exit = Boolean.parseBoolean(values.getOrDefault("exit-after-import", "false"));
        String feed = values.getOrDefault("feed", exported.isPresent() || exit ? "off" : SAMPLE_FEED);
        return new Options(exported, Path.of(data).toAbsolutePath(), offset(values), rate(feed), exit);
    }

    int port(int usual) {
        return usual + portOffset;
    }

    private static int offset(Map<String, String> values) {
        return Integer.parseInt(values.getOrDefault("port-offset", "0"));
    }

    private static double rate(String feed) {
        return "off".equals(feed) ? 0 : Double.parseDouble(feed);
    }
}
