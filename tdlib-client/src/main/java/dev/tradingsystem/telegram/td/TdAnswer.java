package dev.tradingsystem.telegram.td;

/// What became of a request.
public sealed interface TdAnswer {

    /// TDLib answered with an object.
    record Ok(TdObject object) implements TdAnswer {}

    /// TDLib said no.
    record Refused(TdError error) implements TdAnswer {}

    /// There is no answer, and there will be none. Whether Telegram carried the request out is
    /// not known.
    record Lost(Reason reason) implements TdAnswer {

        /// Why there is no answer.
        public enum Reason {
            CLOSED("the client was closed"),
            TIMED_OUT("the time was up"),
            INTERRUPTED("the waiting thread was interrupted");

            private final String sentence;

            Reason(String sentence) {
                this.sentence = sentence;
            }

            String sentence() {
                return sentence;
            }
        }
    }

    static TdAnswer of(TdObject object) {
        if (!object.type().equals("error")) {
            return new Ok(object);
        }
        TdError error = TdError.of(object);
        return error.isAborted() ? new Lost(Lost.Reason.CLOSED) : new Refused(error);
    }
}
