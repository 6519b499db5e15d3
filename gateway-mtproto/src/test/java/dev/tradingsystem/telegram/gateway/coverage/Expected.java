package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.gateway.telegram.TelegramGateway;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import dev.tradingsystem.telegram.store.read.Coverage;
import dev.tradingsystem.telegram.store.read.CoverageCounts;
import dev.tradingsystem.telegram.store.read.VerdictRun;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The verdict each id must have, as the data centre knows it, and the one it has.
final class Expected {

    private Expected() {}

    /// One id and its verdict.
    record Said(long id, Verdict verdict) {}

    /// What the data centre says of the ids from the first to the newest message. An id that
    /// never was a message cannot be told from a deleted one.
    static List<Said> of(Channel channel) {
        Map<Integer, Truth> truth = channel.truth().stream().collect(Collectors.toMap(Truth::id, Function.identity()));
        int newest = truth.keySet().stream().max(Integer::compareTo).orElse(0);
        var said = new ArrayList<Said>();
        for (int id = 1; id <= newest; id++) {
            said.add(new Said(id, verdict(truth.get(id))));
        }
        return said;
    }

    private static Verdict verdict(@Nullable Truth truth) {
        if (truth == null || truth.deleted()) {
            return Verdict.DELETED;
        }
        return truth.service() ? Verdict.SERVICE : Verdict.STORED;
    }

    /// Where the two differ, id by id.
    static List<String> differences(TelegramGateway gateway, Channel channel) {
        Map<Long, Verdict> said = said(gateway, channel).stream().collect(Collectors.toMap(Said::id, Said::verdict));
        Map<Long, Verdict> truth = of(channel).stream().collect(Collectors.toMap(Said::id, Said::verdict));
        return Stream.concat(said.keySet().stream(), truth.keySet().stream())
                .distinct()
                .sorted()
                .filter(id -> said.get(id) != truth.get(id))
                .map(id -> "%d is %s and not %s".formatted(id, truth.get(id), said.get(id)))
                .toList();
    }

    /// What the gateway says of every id.
    static List<Said> said(TelegramGateway gateway, Channel channel) {
        Coverage coverage = gateway.bean(Coverage.class);
        CoverageCounts counts = coverage.counts(TelegramGateway.id(channel)).orElseThrow();
        if (counts.latestId() < counts.startId()) {
            return List.of();
        }
        var range = new IdRange(counts.startId(), counts.latestId());
        var said = new ArrayList<Said>();
        for (VerdictRun run : coverage.runs(counts.channelId(), range, Set.of(), Integer.MAX_VALUE - 1)
                .runs()) {
            for (long id = run.fromId(); id <= run.toId(); id++) {
                said.add(new Said(id, run.verdict()));
            }
        }
        return said;
    }
}
