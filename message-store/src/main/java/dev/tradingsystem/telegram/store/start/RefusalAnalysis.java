package dev.tradingsystem.telegram.store.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows a refusal as a list, without a stack.
final class RefusalAnalysis extends AbstractFailureAnalyzer<ConfigurationRefused> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, ConfigurationRefused refused) {
        var text = new StringBuilder("The configuration is refused:\n");
        refused.problems().forEach(problem -> text.append("\n- ").append(problem));
        return new FailureAnalysis(
                text.toString(), "Correct all of them and start again; every setting stands in config.md.", refused);
    }
}
