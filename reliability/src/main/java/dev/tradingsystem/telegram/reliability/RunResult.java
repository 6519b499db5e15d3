package dev.tradingsystem.telegram.reliability;

import java.util.List;

/// What came of one seed.
///
/// @param mode of the worker
/// @param struck each fault with how long the installation took to be level again
/// @param messages ids that the data centre gave
/// @param changes rows of the log
/// @param findings what the checker complained of, with histories
/// @param told secrets that stand in logs
public record RunResult(
        long seed,
        String mode,
        List<Struck> struck,
        int messages,
        int changes,
        List<String> findings,
        List<String> told) {

    public RunResult {
        struck = List.copyOf(struck);
        findings = List.copyOf(findings);
        told = List.copyOf(told);
    }

    /// One fault.
    ///
    /// @param millis from when it was put right until every position was level;
    ///     negative when that did not happen
    public record Struck(String fault, long millis) {}

    public boolean isClean() {
        return findings.isEmpty() && told.isEmpty();
    }
}
