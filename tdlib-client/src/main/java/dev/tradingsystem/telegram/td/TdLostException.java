package dev.tradingsystem.telegram.td;

/// A request stays without an answer: the client was closed, or the time was up. Whether Telegram
/// carried it out is not known.
public final class TdLostException extends RuntimeException {

    private final TdAnswer.Lost.Reason reason;

    TdLostException(String request, TdAnswer.Lost.Reason reason) {
        super("TDLib gave no answer to %s: %s".formatted(request, reason.sentence()));
        this.reason = reason;
    }

    public TdAnswer.Lost.Reason reason() {
        return reason;
    }
}
