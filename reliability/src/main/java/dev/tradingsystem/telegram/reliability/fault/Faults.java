package dev.tradingsystem.telegram.reliability.fault;

import dev.tradingsystem.telegram.reliability.fault.Fault.BrokerRestart;
import dev.tradingsystem.telegram.reliability.fault.Fault.Cut;
import dev.tradingsystem.telegram.reliability.fault.Fault.Delay;
import dev.tradingsystem.telegram.reliability.fault.Fault.Failover;
import dev.tradingsystem.telegram.reliability.fault.Fault.Freeze;
import dev.tradingsystem.telegram.reliability.fault.Fault.FullDisk;
import dev.tradingsystem.telegram.reliability.fault.Fault.Kill;
import dev.tradingsystem.telegram.reliability.fault.Fault.SecondGateway;
import dev.tradingsystem.telegram.reliability.fault.Fault.SlowConsumer;
import dev.tradingsystem.telegram.reliability.stack.Pair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// All faults there are, and which come when.
public final class Faults {

    private static final Duration LASTING = Duration.ofSeconds(3);
    private static final Duration LATE = Duration.ofMillis(150);

    private Faults() {}

    /// Each once.
    public static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (Target target : Target.values()) {
            faults.add(new Kill(target));
            faults.add(new Freeze(target, LASTING));
        }
        for (Pair pair : Pair.values()) {
            faults.add(new Cut(pair, LASTING));
            faults.add(new Delay(pair, LATE, LASTING));
        }
        faults.add(new Failover());
        faults.add(new BrokerRestart());
        faults.add(new SecondGateway());
        faults.add(new SlowConsumer(LASTING));
        faults.add(new FullDisk(LASTING));
        return List.copyOf(faults);
    }

    /// The faults with these titles, in this order.
    ///
    /// @throws IllegalArgumentException when there is none of that title
    public static List<Fault> named(List<String> titles) {
        return titles.stream()
                .map(title -> all().stream()
                        .filter(fault -> fault.title().equals(title))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no fault is called " + title)))
                .toList();
    }

    /// So many, in an order that depends on the seed: none a second time before each
    /// has been once. Every seed begins elsewhere.
    public static List<Fault> chosen(long seed, int count) {
        var random = new Random(seed);
        List<Fault> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            List<Fault> round = new ArrayList<>(all());
            Collections.shuffle(round, random);
            chosen.addAll(round);
        }
        return List.copyOf(chosen.subList(0, count));
    }
}
