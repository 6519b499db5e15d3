package dev.tradingsystem.telegram.reliability.check;

import java.util.List;
import java.util.Map;

/// Everything that can be seen from outside when all is quiet.
///
/// @param told what the data centre holds, every id that ever was
/// @param log all of it, by number
/// @param messages all rows, in any order
/// @param verdicts what the ledger and the keys say of each id up to the newest: `stored`,
///     `deleted`, `service`, `inaccessible` or `unknown`
/// @param readers the queue's consumer and the API's followers
public record Observation(
        List<Told> told,
        List<Entry> log,
        List<Stored> messages,
        Map<Key, String> verdicts,
        List<Reader> readers,
        Work work) {

    public Observation {
        told = List.copyOf(told);
        log = List.copyOf(log);
        messages = List.copyOf(messages);
        verdicts = Map.copyOf(verdicts);
        readers = List.copyOf(readers);
    }
}
