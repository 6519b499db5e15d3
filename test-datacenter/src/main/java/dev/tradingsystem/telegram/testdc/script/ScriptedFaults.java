package dev.tradingsystem.telegram.testdc.script;

import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// What goes wrong during a day, chosen by chance, the same for the same seed. All of it is over
/// when the day is.
public final class ScriptedFaults {

    /// The kinds of things that go wrong.
    public enum Kind {
        /// Some pushes are never sent.
        LOST_PUSHES,
        /// Some pushes come late, last to first.
        REORDERED_PUSHES,
        BROKEN_CONNECTIONS,
        /// Sessions are forgotten, with all that was not acknowledged.
        FORGOTTEN_SESSIONS,
        /// History is refused for a second or two.
        FLOOD_WAIT,
        /// Connections are refused for some steps, and what was pushed is sent afterwards.
        OUTAGE,
        /// Connections are refused for more than a hundred steps, nothing is sent afterwards, and
        /// who asks is told that it was too much.
        LONG_OUTAGE
    }

    private static final int LONGEST = 15;
    private static final int TOO_LONG = 110;

    private final TestDatacenter datacenter;
    private final Channel channel;
    private final RandomGenerator random;
    private final int every;
    private final List<Kind> kinds;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private int holdFor;
    private int refuseFor;

    /// One fault in about `every` steps.
    ///
    /// @param kinds those that may happen; none given: all
    public ScriptedFaults(TestDatacenter datacenter, Channel channel, long seed, int every, Kind... kinds) {
        this.kinds = List.of(kinds.length == 0 ? Kind.values() : kinds);
        this.datacenter = datacenter;
        this.channel = channel;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(~seed);
        this.every = every;
    }

    /// How often each kind has happened so far.
    public synchronized Map<Kind, Integer> counts() {
        return new EnumMap<>(counts);
    }

    synchronized void beforeStep() {
        if (holdFor > 0 && --holdFor == 0) {
            datacenter.reorderPushes();
        }
        if (refuseFor > 0 && --refuseFor == 0) {
            datacenter.restore();
        }
        if (random.nextInt(every) == 0) {
            Kind kind = kinds.get(random.nextInt(kinds.size()));
            counts.merge(kind, 1, Integer::sum);
            happen(kind);
        }
    }

    private void happen(Kind kind) {
        switch (kind) {
            case LOST_PUSHES -> datacenter.dropPushes(1 + random.nextInt(5));
            case REORDERED_PUSHES -> {
                datacenter.holdPushes();
                holdFor = 2 + random.nextInt(LONGEST);
            }
            case BROKEN_CONNECTIONS -> datacenter.dropConnections();
            case FORGOTTEN_SESSIONS -> datacenter.forgetSessions();
            case FLOOD_WAIT -> datacenter.floodWait("messages.getHistory", 1 + random.nextInt(2), 1);
            case OUTAGE -> refuse(2 + random.nextInt(LONGEST));
            case LONG_OUTAGE -> {
                refuse(TOO_LONG + random.nextInt(TOO_LONG));
                datacenter.forgetSessions();
                datacenter.tooLong(channel);
            }
        }
    }

    private void refuse(int steps) {
        datacenter.outage();
        refuseFor = Math.max(refuseFor, steps);
    }

    synchronized void end() {
        holdFor = 0;
        refuseFor = 0;
        datacenter.dropPushes(0);
        datacenter.releasePushes();
        datacenter.restore();
        datacenter.mend();
    }
}
