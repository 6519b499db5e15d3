package dev.tradingsystem.telegram.reliability.check;

import java.util.List;
import java.util.Set;

/// What the worker made of its channel.
///
/// @param offset the change up to which everything has a verdict
/// @param reported the same as it told the gateway
/// @param verdicts the message versions that have one
public record Work(long channelId, long offset, long reported, Set<Version> verdicts, List<Signal> signals) {

    public Work {
        verdicts = Set.copyOf(verdicts);
        signals = List.copyOf(signals);
    }

    /// A message as of one of its changes.
    public record Version(Key key, int version) {}
}
