package dev.tradingsystem.telegram.tpcapital.signal;

/// What came of a person's decision about a signal.
public sealed interface SignalDecision {

    /// It stands; the signal as it is now. Deciding the same twice changes nothing more.
    record Done(StoredSignal signal) implements SignalDecision {}

    /// There is no such signal.
    record Unknown() implements SignalDecision {}

    /// A signal in this state cannot be decided about in this way.
    record Refused(Status status) implements SignalDecision {}
}
