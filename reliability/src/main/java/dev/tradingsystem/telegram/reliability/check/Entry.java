package dev.tradingsystem.telegram.reliability.check;

/// A change as the log has it, or as a reader got it.
///
/// @param prev the channel's change before this one
/// @param kind posted, edited or deleted
/// @param text its text or caption; empty for none
public record Entry(long seq, long prev, Key key, int version, String kind, String text) {

    boolean isDeletion() {
        return kind.equals("deleted");
    }

    @Override
    public String toString() {
        return "%d %s %s v%d after %d".formatted(seq, kind, key, version, prev);
    }
}
