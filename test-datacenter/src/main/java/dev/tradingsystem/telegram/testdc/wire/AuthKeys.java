package dev.tradingsystem.telegram.testdc.wire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The authorization keys a data centre knows, in memory.
///
/// They outlive its listener, and can be handed to another server: clients do not begin anew.
public final class AuthKeys {

    private final Map<Long, AuthKey> keys = new ConcurrentHashMap<>();

    public @Nullable AuthKey find(long id) {
        return keys.get(id);
    }

    /// All keys as they are now, temporary ones included.
    public Collection<AuthKey> all() {
        return List.copyOf(keys.values());
    }

    void add(AuthKey key) {
        keys.put(key.id(), key);
    }

    /// Forgets a key and the temporary ones bound to it. Their next message is answered -404.
    public void remove(AuthKey key) {
        keys.values().removeIf(known -> known == key || known.permanent() == key);
    }
}
