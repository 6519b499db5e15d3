package dev.tradingsystem.telegram.benchmarks.signal;

import java.util.List;

/// What one mode reached.
///
/// @param mode the value of `TP_CAPITAL_QUEUE_MODE`
/// @param messages how many were counted
/// @param stages of all messages that were read, then the whole path of those that became signals
record ModeResult(String mode, int messages, List<Stage> stages) {

    ModeResult {
        stages = List.copyOf(stages);
    }

    String text() {
        var text = new StringBuilder("""

                ## `TP_CAPITAL_QUEUE_MODE=%s`
                %d messages, milliseconds:

                | stage | messages | p50 | p95 | p99 | longest |
                |---|---|---|---|---|---|
                """.formatted(mode, messages));
        stages.forEach(stage -> text.append(stage.text()));
        return text.toString();
    }
}
