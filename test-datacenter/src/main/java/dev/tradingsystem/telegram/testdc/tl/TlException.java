package dev.tradingsystem.telegram.testdc.tl;

/// An object does not fit the schema, or bytes are not the object that was expected. The message
/// names the constructor and the field.
public class TlException extends RuntimeException {

    public TlException(String message) {
        super(message);
    }

    /// Bytes begin with a constructor that no schema line declares.
    public static final class UnknownConstructor extends TlException {

        private final int id;

        UnknownConstructor(int id) {
            super("no schema line declares constructor %08x".formatted(id));
            this.id = id;
        }

        /// The number that was read in place of a known constructor.
        public int id() {
            return id;
        }
    }
}
