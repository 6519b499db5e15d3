package dev.tradingsystem.telegram.tpcapital.signal;

/// Something a message says that matters, or that it says nothing.
public sealed interface Finding permits Signal, Update, Cancel, Review, Noise {

    /// Its kind, for counters and columns.
    default Kind kind() {
        return switch (this) {
            case Signal _ -> Kind.SIGNAL;
            case Update _ -> Kind.UPDATE;
            case Cancel _ -> Kind.CANCEL;
            case Review _ -> Kind.REVIEW;
            case Noise _ -> Kind.NOISE;
        };
    }
}
