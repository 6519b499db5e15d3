package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.AuthKey;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who is logged in with which authorization key. Thread-safe.
public final class Logins {

    private final Pushes pushes;
    private final Map<AuthKey, User> users = new ConcurrentHashMap<>();
    private final Map<AuthKey, User> withoutPassword = new ConcurrentHashMap<>();
    private final Map<AuthKey, Boolean> duplicated = new ConcurrentHashMap<>();

    Logins(Pushes pushes) {
        this.pushes = pushes;
    }

    /// Logs a user in, or asks for the second password first.
    ///
    /// @return `auth.authorization`
    Tl begin(User user, ClientSession caller) throws RpcError {
        if (user.password() != null) {
            withoutPassword.put(caller.authKey(), user);
            throw new RpcError(401, "SESSION_PASSWORD_NEEDED");
        }
        return complete(user, caller);
    }

    /// Logs a user in who has shown everything asked for.
    Tl complete(User user, ClientSession caller) {
        withoutPassword.remove(caller.authKey());
        users.put(caller.authKey(), user);
        return Tl.of("auth.authorization", "user", Chats.user(user, true));
    }

    /// The user who still has to give the second password, or is logged in.
    @Nullable
    User halfway(ClientSession caller) {
        User user = withoutPassword.get(caller.authKey());
        return user == null ? users.get(caller.authKey()) : user;
    }

    User user(ClientSession caller) throws RpcError {
        if (duplicated.remove(caller.authKey()) != null) {
            end(caller.authKey());
            throw new RpcError(406, "AUTH_KEY_DUPLICATED");
        }
        User user = users.get(caller.authKey());
        if (user == null) {
            throw new RpcError(401, "AUTH_KEY_UNREGISTERED");
        }
        return user;
    }

    /// How many authorization keys of this user are logged in; a client has one for each data
    /// centre it talks to.
    public int count(User user) {
        return (int) users.values().stream().filter(user::equals).count();
    }

    /// Ends all logins of a user, and lets his clients find out at once.
    public void revoke(User user) {
        users.values().removeIf(user::equals);
        pushes.endAll(user);
    }

    /// Answers the next call of every key of a user that the key was used twice, which ends it.
    public void duplicate(User user) {
        users.forEach((key, owner) -> {
            if (owner.equals(user)) {
                duplicated.put(key, true);
            }
        });
        pushes.wake(user);
    }

    void end(AuthKey key) {
        users.remove(key);
        withoutPassword.remove(key);
        pushes.forget(key);
    }
}
