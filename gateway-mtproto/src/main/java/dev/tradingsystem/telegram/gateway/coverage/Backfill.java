package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.coverage.ChannelState;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import dev.tradingsystem.telegram.store.read.Coverage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks history for every unknown id of a channel: upwards through a gap between messages, so
/// that the log gets it in order; downwards from the newest where nothing older is proved. What
/// history does not reach, asked twice, is inaccessible.
///
/// Where it stopped, the ledger tells: another one goes on from there.
final class Backfill implements Work {

    private static final Logger log = LoggerFactory.getLogger(Backfill.class);
    private static final int RUNS = 1000;

    private final long channelId;
    private final History history;
    private final ChannelStates states;
    private final CoverageLedger ledger;
    private final Coverage coverage;
    private final Duration pace;
    private final Set<IdRange> tried = new HashSet<>();
    private @Nullable Gap gap;

    Backfill(
            long channelId,
            History history,
            ChannelStates states,
            CoverageLedger ledger,
            Coverage coverage,
            Duration pace) {
        this.channelId = channelId;
        this.history = history;
        this.states = states;
        this.ledger = ledger;
        this.coverage = coverage;
        this.pace = pace;
    }

    @Override
    public boolean step(Control control) throws InterruptedException {
        Gap current = gap;
        if (current == null) {
            current = next().orElse(null);
            if (current == null) {
                return false;
            }
        }
        gap = current.upwards ? current.up(control) : current.down(control);
        return true;
    }

    /// The newest gap that was not tried yet. A message that the database refused leaves its id
    /// unknown, however often it is asked for.
    private Optional<Gap> next() {
        ChannelState state = states.find(channelId).orElse(null);
        if (state == null) {
            return Optional.empty();
        }
        long latest = Math.max(state.latestId(), state.highestHeld());
        if (latest < state.startId()) {
            return Optional.empty();
        }
        List<IdRange> unknown = coverage.unknown(channelId, new IdRange(state.startId(), latest), RUNS);
        return unknown.reversed().stream()
                .filter(tried::add)
                .findFirst()
                .map(range -> new Gap(range, range.fromId() > state.startId()));
    }

    /// One unknown range, and how far it was asked for.
    private final class Gap {

        private final IdRange range;
        private final boolean upwards;
        private long cursor;
        private int answersWithout;

        Gap(IdRange range, boolean upwards) {
            this.range = range;
            this.upwards = upwards;
            this.cursor = upwards ? range.fromId() - 1 : range.toId() + 1;
        }

        /// Asks upwards; answers what is left to ask for.
        @Nullable
        Gap up(Control control) throws InterruptedException {
            var question = new Question(channelId, cursor, Question.LIMIT - 1, Origin.BACKFILL, pace);
            HistoryPage page = history.ask(question, control);
            if (page.newest() <= cursor) { // nothing above: perhaps from the other side
                return new Gap(range, false);
            }
            cursor = page.newest();
            return cursor < range.toId() ? this : null;
        }

        /// Asks downwards; answers what is left to ask for.
        @Nullable
        Gap down(Control control) throws InterruptedException {
            HistoryPage page = history.older(new Question(channelId, cursor, 0, Origin.BACKFILL, pace), control);
            if (!page.isEmpty() && page.oldest() < cursor) {
                cursor = page.oldest();
                return cursor > range.fromId() && page.expired() == 0 ? this : null;
            }
            answersWithout++;
            if (answersWithout < 2) {
                return this;
            }
            hidden();
            return null;
        }

        private void hidden() {
            var below = new IdRange(range.fromId(), Math.max(range.fromId(), cursor - 1));
            ledger.prove(channelId, below, Verdict.INACCESSIBLE, CoverageLedger.By.HISTORY);
            log.atInfo()
                    .addKeyValue("channelId", channelId)
                    .addKeyValue("messageId", below.toId())
                    .addKeyValue("count", below.size())
                    .log("history does not reach these ids");
        }
    }
}
