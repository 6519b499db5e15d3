package dev.tradingsystem.telegram.store.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was written behind the command, `--name value` and `--name=value` alike.
record Options(Set<String> flags, Map<String, String> values) {

    Options {
        flags = Set.copyOf(flags);
        values = Map.copyOf(values);
    }

    /// @throws Refused at the first argument the command does not know
    static Options parse(List<String> arguments, Command command) {
        var flags = new HashSet<String>();
        var values = new HashMap<String, String>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (command.valued().contains(name)) {
                values.put(name, value(name, equals < 0 ? null : argument.substring(equals + 1), rest));
            } else if (command.flags().contains(argument)) {
                flags.add(argument);
            } else {
                throw new Refused(Exit.USAGE, "unknown argument: " + argument);
            }
        }
        return new Options(flags, values);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Whether the result is wanted as JSON: `--format json`, else `--format text`.
    boolean json() {
        return switch (value("--format").orElse("text")) {
            case "json" -> true;
            case "text" -> false;
            case String other -> throw new Refused(Exit.USAGE, "--format is text or json, not " + other);
        };
    }

    private static String value(String name, @Nullable String written, Iterator<String> rest) {
        String value = written != null ? written : rest.hasNext() ? rest.next() : "";
        if (value.isEmpty()) {
            throw new Refused(Exit.USAGE, name + " needs a value");
        }
        return value;
    }
}
