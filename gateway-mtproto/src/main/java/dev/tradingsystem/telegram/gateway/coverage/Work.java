package dev.tradingsystem.telegram.gateway.coverage;

/// Something to be done with a channel's history, one question to Telegram at a time, so that it
/// can be put aside for what is more urgent.
public interface Work {

    /// Does the next step.
    ///
    /// @return whether there is more to do
    /// @throws ChannelRefused when Telegram does not show the channel to this account
    /// @throws WorkStopped when the control says so
    /// @throws NotCommitted when the events of the answer could not be written
    /// @throws InterruptedException when the service stops
    boolean step(Control control) throws InterruptedException;

    /// Down to which message it has read, where it can go on from there; 0 where the ledger
    /// tells.
    default long cursor() {
        return 0;
    }
}
