package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;

/// A message that says nothing to us; always the only finding.
public record Noise(Why why) implements Finding {

    /// Why it is noise.
    public enum Why {
        /// It has no words.
        EMPTY,
        /// It has words, but no instruction and no report about one.
        NO_INSTRUCTION;

        private final String word = name().toLowerCase(Locale.ROOT);

        /// The word that stands in SQL.
        public String word() {
            return word;
        }
    }
}
