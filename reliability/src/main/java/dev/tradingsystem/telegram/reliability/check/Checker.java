package dev.tradingsystem.telegram.reliability.check;

import java.util.ArrayList;
import java.util.List;

/// Finds what an observation shows of losses, doubles, wrong order, wrong versions and false
/// verdicts; nothing when there is nothing of the kind.
public final class Checker {

    private Checker() {}

    /// All of them.
    public static List<Finding> findings(Observation seen) {
        List<Finding> findings = new ArrayList<>();
        var reports = new Reports(seen, findings);
        new LogCheck(seen, reports).check();
        new StateCheck(seen, reports).check();
        seen.readers().forEach(reader -> new ReaderCheck(seen, reader, reports).check());
        new WorkCheck(seen, reports).check();
        return findings;
    }
}
