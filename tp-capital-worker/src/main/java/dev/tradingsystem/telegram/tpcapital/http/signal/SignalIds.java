package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;

/// Ids of signals and reviews in paths.
public final class SignalIds {

    /// What matches nothing else ever reaches a handler.
    public static final String FORM = "-?\\d{1,19}:\\d{1,19}:\\d{1,3}";

    private SignalIds() {}

    /// The signal a path names.
    ///
    /// @throws ApiProblem when the caller may not see its channel, or there can be none
    public static SignalId read(String id, Caller caller) {
        return read(id, caller, Problem.SIGNAL_NOT_FOUND);
    }

    /// The same for what is no signal.
    ///
    /// @param absent the problem when there can be none
    public static SignalId read(String id, Caller caller, Problem absent) {
        SignalId name = SignalId.parse(id).orElseThrow(() -> ApiProblem.of(absent, "no number has that many digits"));
        caller.mustSee(name.channelId());
        return name;
    }
}
