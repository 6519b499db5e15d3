package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.gateway.coverage.Agenda.Kind;
import dev.tradingsystem.telegram.store.coverage.ChannelState;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import dev.tradingsystem.telegram.store.read.Coverage;
import dev.tradingsystem.telegram.store.read.CoverageCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds out what has to be done: after an absence, and every few seconds for unknown ids, silent
/// channels, missing rows, messages grown too old and sweeps that are due. Measures coverage on
/// the way.
final class Lookout {

    /// The longer counting takes, the rarer it is done: a fiftieth of the time at most.
    private static final int SHARE = 50;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final String account;
    private final Agenda agenda;
    private final Works works;
    private final ChannelStates states;
    private final CoverageLedger ledger;
    private final Coverage coverage;
    private final MissingRows missingRows;
    private final Retention retention;
    private final CoverageMetrics metrics;
    private final CoverageProperties properties;
    private final CacheDoubt doubt;
    private final Clock clock;
    private final Map<Long, Instant> awaySince = new ConcurrentHashMap<>();
    private final Map<Long, Instant> heardAt = new ConcurrentHashMap<>();
    private final Map<Long, Instant> askedAt = new ConcurrentHashMap<>();
    private final Map<Long, Instant> repairedAt = new ConcurrentHashMap<>();
    private final Map<Long, Instant> freshFor = new ConcurrentHashMap<>();
    private final Map<Long, Long> askedFor = new ConcurrentHashMap<>();
    private @Nullable Instant nextLook;

    Lookout(
            String account,
            Agenda agenda,
            Works works,
            ChannelStates states,
            CoverageLedger ledger,
            Coverage coverage,
            MissingRows missingRows,
            Retention retention,
            CoverageMetrics metrics,
            CoverageProperties properties,
            CacheDoubt doubt,
            Clock clock) {
        this.account = account;
        this.agenda = agenda;
        this.works = works;
        this.states = states;
        this.ledger = ledger;
        this.coverage = coverage;
        this.missingRows = missingRows;
        this.retention = retention;
        this.metrics = metrics;
        this.properties = properties;
        this.doubt = doubt;
        this.clock = clock;
    }

    /// A message of the channel arrived.
    void heard(long channelId) {
        heardAt.computeIfPresent(channelId, (_, _) -> clock.instant());
    }

    /// The channel is new among the watched ones.
    void watchedNow(long channelId) {
        agenda.add(Kind.TAIL, channelId, works::tail);
        agenda.add(Kind.BACKFILL, channelId, works::backfill);
    }

    /// The session is back after an absence: what happened since we last saw the channel, and for
    /// a while before it.
    void back(long channelId) {
        ChannelState state = states.find(channelId).orElse(null);
        if (state == null) {
            return;
        }
        Instant now = clock.instant();
        Instant alive = state.aliveAt() == null ? now : state.aliveAt();
        awaySince.put(channelId, alive);
        readAgain(channelId);
        askedAt.remove(channelId);
    }

    /// TDLib was opened with an empty cache. It tells of edits only of messages that it has loaded:
    /// all of them, slowly, which also finds what was edited meanwhile.
    void opened(long channelId) {
        agenda.addAfter(Kind.SWEEP, channelId, works::readAll);
    }

    /// TDLib has lost the thread of the channel: Telegram would not tell it all it missed, and
    /// what it told us of history until now may be old.
    void lostThread(long channelId) {
        awaySince.putIfAbsent(channelId, clock.instant());
        readAgain(channelId);
    }

    private void readAgain(long channelId) {
        Instant since = awaySince.getOrDefault(channelId, clock.instant()).minus(properties.auditWindow());
        agenda.addAfter(Kind.TAIL, channelId, works::tail);
        agenda.addAfter(Kind.AUDIT, channelId, id -> works.reaudit(id, since));
    }

    /// The channel can be read again.
    void regained(long channelId) {
        ledger.forget(channelId, Verdict.INACCESSIBLE);
        back(channelId);
    }

    /// Nothing can be learnt about the channel any more: what is unknown is inaccessible.
    void lost(long channelId) {
        states.find(channelId).ifPresent(state -> {
            long latest = Math.max(state.latestId(), state.highestHeld());
            if (latest >= state.startId()) {
                ledger.prove(
                        channelId,
                        new IdRange(state.startId(), latest),
                        Verdict.INACCESSIBLE,
                        CoverageLedger.By.HISTORY);
            }
        });
    }

    /// A task is over.
    void done(Kind kind, long channelId) {
        if (kind == Kind.AUDIT) {
            states.audited(channelId, clock.instant());
        }
        Instant soon = clock.instant().plus(SOON);
        if (nextLook != null && nextLook.isAfter(soon)) {
            nextLook = soon;
        }
    }

    /// Looks, if it is time to.
    void look() {
        Instant now = clock.instant();
        List<CoverageCounts> counts = measure();
        if (counts.isEmpty()) {
            return;
        }
        List<Long> accessible = counts.stream()
                .filter(CoverageCounts::accessible)
                .map(CoverageCounts::channelId)
                .toList();
        states.alive(accessible, now);
        for (CoverageCounts channel : counts) {
            if (channel.accessible()) {
                look(channel, now);
            } else if (!channel.isComplete()) {
                lost(channel.channelId());
            }
        }
    }

    /// Counts the verdicts of all watched channels, if it is time to; empty when it is not.
    List<CoverageCounts> measure() {
        Instant now = clock.instant();
        if (nextLook != null && now.isBefore(nextLook)) {
            return List.of();
        }
        List<CoverageCounts> counts = coverage.watched(account);
        metrics.observed(counts.stream().map(channel -> observe(channel, now)).toList());
        Duration pause = Duration.between(now, clock.instant()).multipliedBy(SHARE);
        nextLook = now.plus(pause.compareTo(properties.lookEvery()) > 0 ? pause : properties.lookEvery());
        return counts;
    }

    private CoverageCounts observe(CoverageCounts channel, Instant now) {
        long first = channel.isComplete() ? 0 : coverage.provedTo(channel) + 1;
        states.observed(channel.channelId(), first, channel.latestId(), now);
        return channel;
    }

    private void look(CoverageCounts channel, Instant now) {
        long channelId = channel.channelId();
        if (isDue(heardAt, channelId, properties.silentAfter(), now, false)) {
            agenda.add(Kind.TAIL, channelId, works::tail);
        }
        Instant cutOff = retention.cutOff();
        if (cutOff != null && ledger.expire(channelId, cutOff)) {
            return; // counted anew at the next look
        }
        if (!channel.isComplete()) {
            askFor(channel, now);
        }
        if (isDue(repairedAt, channelId, properties.repairEvery(), now, true)) {
            repair(channel);
        }
        sweep(channel, now);
    }

    /// Ids that were unknown at the look before: a service message gets its verdict a moment
    /// after the message beside it. As many as the last time have been asked for and stayed
    /// unknown.
    private void askFor(CoverageCounts channel, Instant now) {
        long channelId = channel.channelId();
        boolean asked = askedFor.getOrDefault(channelId, 0L) == channel.unknown();
        boolean again = isDue(askedAt, channelId, properties.retryAfter(), now, true);
        if (channel.unknownSince() != null && (!asked || again)) {
            askedFor.put(channelId, channel.unknown());
            agenda.add(Kind.BACKFILL, channelId, works::backfill);
        }
    }

    /// What the log has lost comes back from history.
    private void repair(CoverageCounts channel) {
        if (channel.latestId() < channel.startId()) {
            return;
        }
        var all = new IdRange(channel.startId(), channel.latestId());
        Runnable readAll = () -> agenda.add(Kind.SWEEP, channel.channelId(), works::sweep);
        agenda.add(Kind.REPAIR, channel.channelId(), id -> new Repair(id, missingRows, all, readAll));
    }

    /// A channel whose history was just read for the first time has been swept. A sweep reads what
    /// Telegram has: where TDLib's cache is not new, it is opened anew.
    private void sweep(CoverageCounts channel, Instant now) {
        Instant last = channel.sweptAt();
        if (last == null && channel.isComplete()) {
            states.swept(channel.channelId(), now);
        } else if (last != null && !now.isBefore(last.plus(properties.sweepEvery()))) {
            if (isDue(freshFor, channel.channelId(), properties.sweepEvery(), now, true)) {
                doubt.raiseIfOld();
            }
            agenda.add(Kind.SWEEP, channel.channelId(), works::sweep);
        }
    }

    /// Whether so much time has passed since the last time it was.
    private static boolean isDue(Map<Long, Instant> times, long channelId, Duration every, Instant now, boolean first) {
        Instant last = times.get(channelId);
        if (last != null && now.isBefore(last.plus(every))) {
            return false;
        }
        times.put(channelId, now);
        return last != null || first;
    }
}
