package dev.tradingsystem.telegram.td;

/// The secret that encrypts the database of a session. Without it the files are of no use.
public final class DatabaseKey {

    private static final DatabaseKey NONE = new DatabaseKey(new byte[0]);

    private final byte[] bytes;

    private DatabaseKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Leaves the database as it is, unencrypted.
    public static DatabaseKey none() {
        return NONE;
    }

    /// Takes a copy of the bytes; their number is free.
    public static DatabaseKey of(byte[] bytes) {
        return new DatabaseKey(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "DatabaseKey[]";
    }
}
