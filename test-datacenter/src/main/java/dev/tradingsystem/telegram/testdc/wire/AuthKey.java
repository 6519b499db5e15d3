package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.crypto.Bytes;
import dev.tradingsystem.telegram.testdc.crypto.Sha;
import org.jspecify.annotations.Nullable;

/// An authorization key: what a client and this data centre agreed on, and all its messages are
/// encrypted with.
///
/// With forward secrecy a client encrypts with a temporary key, bound to its permanent one. The
/// attachment is always that of the permanent key, so whose session it is, is found either way.
public final class AuthKey {

    private final byte[] bytes;
    private final long id;
    private final long salt;
    private final boolean temporary;
    private volatile @Nullable AuthKey permanent;
    private volatile @Nullable Object attachment;

    AuthKey(byte[] bytes, long salt, boolean temporary) {
        this.bytes = bytes.clone();
        this.id = Bytes.int64(Sha.sha1(bytes), 12);
        this.salt = salt;
        this.temporary = temporary;
    }

    /// The number a client names it by.
    public long id() {
        return id;
    }

    /// Its 256 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    public boolean isTemporary() {
        return temporary;
    }

    /// The permanent key a temporary one is bound to; the key itself otherwise.
    public AuthKey permanent() {
        AuthKey bound = permanent;
        return bound == null ? this : bound;
    }

    /// What the owner of the data centre remembers with this key: the account that logged in.
    public @Nullable Object attachment() {
        return permanent().attachment;
    }

    public void attach(@Nullable Object object) {
        permanent().attachment = object;
    }

    /// The number all messages carry. It never changes, which clients accept.
    long salt() {
        return salt;
    }

    void bindTo(AuthKey key) {
        permanent = key;
    }

    @Override
    public String toString() {
        return "AuthKey[%016x%s]".formatted(id, temporary ? " temporary" : "");
    }
}
