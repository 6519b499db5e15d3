package dev.tradingsystem.telegram.tpcapital.accuracy;

import dev.tradingsystem.telegram.tpcapital.signal.Reading;
import dev.tradingsystem.telegram.tpcapital.signal.SignalParser;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One text of a corpus, and what a person read in it.
///
/// @param id its name in reports
/// @param text `null` for a message without words
/// @param sent the day it was sent, where the channel lives
/// @param tags the groups it is counted in
/// @param expected kind and items; `null` when nobody has read it yet
public record CorpusRow(
        String id,
        @Nullable String text,
        LocalDate sent,
        List<String> tags,
        @Nullable ObjectNode expected) {

    public CorpusRow {
        tags = List.copyOf(tags);
    }

    /// What the parser reads in it.
    public Reading reading() {
        return SignalParser.parse(text, sent);
    }

    @Override
    public String toString() {
        return id;
    }
}
