package dev.tradingsystem.telegram.store.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Changes and looks at the databases, as steps of their own; apps never do it when they start.
///
/// The result goes to standard output and is the same for the same state; what went wrong goes
/// to standard error in one sentence. Exit codes: 0 done, 64 wrong usage, 65 the data is not what
/// it must be, 69 a server does not answer, 70 a fault of ours, 78 a setting is missing or wrong.
public final class StoreCommand {

    private static final Map<String, Command> COMMANDS =
            new TreeMap<>(Map.of("check", new CheckCommand(), "migrate", new MigrateCommand()));

    private StoreCommand() {}

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] arguments) {
        // before the first logger is made: warnings only, and on standard error
        System.setProperty("logback.configurationFile", "dev/tradingsystem/telegram/store/command/command-logging.xml");
        System.exit(run(List.of(arguments), Settings.ofProcess(), System.out, System.err));
    }

    static int run(List<String> arguments, Settings settings, PrintStream out, PrintStream err) {
        String name = arguments.isEmpty() ? "" : arguments.getFirst();
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(usage());
            return 0;
        }
        Command command = COMMANDS.get(name);
        if (command == null) {
            err.print(usage());
            err.printf("%s%n", name.isEmpty() ? "a command is missing" : "unknown command: " + name);
            return Exit.USAGE;
        }
        try {
            command.run(Options.parse(arguments.subList(1, arguments.size()), command), settings, out);
            out.flush();
            return 0;
        } catch (Refused e) {
            err.printf("%s: %s%n", name, e.getMessage());
            return e.exitCode();
        }
    }

    private static String usage() {
        var text = new StringBuilder("Usage: java -jar message-store-exec.jar COMMAND [option...]\n");
        COMMANDS.forEach((name, command) -> text.append("  ")
                .append(name)
                .append(' ')
                .append(command.usage().replace("\n", "\n      "))
                .append('\n'));
        return text.toString();
    }
}
