package dev.tradingsystem.telegram.store.start;

import java.util.List;
import org.springframework.boot.ExitCodeGenerator;

/// The app cannot run with what it was given, and starting it again does not help: it ends with
/// exit code 78, which systemd takes as the end of trying.
public final class ConfigurationRefused extends IllegalStateException implements ExitCodeGenerator {

    /// EX_CONFIG.
    public static final int EXIT_CODE = 78;

    private final List<String> problems;

    /// @param problems all there are, each with the variable's name and what to do
    public ConfigurationRefused(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public ConfigurationRefused(String problem) {
        this(List.of(problem));
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}
