package dev.tradingsystem.telegram.store.coverage;

import java.util.List;

/// What one answer of Telegram proves of a channel: of the ids in the range it holds those that
/// are present, and no other.
///
/// @param range never wider than the answer itself proves: between its oldest and its newest
///     message, or up to the newest id that was known when the newest messages were asked for
/// @param present ids of all its messages
/// @param service those among them that are service messages
/// @param knownSeq the log's head before the question: what was stored later proves nothing by
///     its absence
public record AnswerProof(
        long channelId, IdRange range, List<Long> present, List<Long> service, CoverageLedger.By by, long knownSeq) {

    public AnswerProof {
        present = List.copyOf(present);
        service = List.copyOf(service);
    }
}
