package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Comparator;
import java.util.List;

/// What a parser made of a text.
///
/// @param parserVersion the parser's [SignalParser#VERSION]
/// @param findings in text order, never empty
public record Reading(int parserVersion, List<Finding> findings) {

    public Reading {
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a reading without findings says nothing; use Noise");
        }
    }

    /// The kind of its strongest finding.
    public Kind kind() {
        return findings.stream()
                .map(Finding::kind)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
