package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Users themselves, and the small duties of a client towards its own account.
final class Users {

    private final Accounts accounts;

    Users(Accounts accounts) {
        this.accounts = accounts;
    }

    void addTo(MethodTable table) {
        table.on("users.getUsers", this::some);
        table.on("users.getFullUser", this::full);
        table.on("account.updateStatus", (_, _, _) -> Tl.bool(true));
        table.on("account.registerDevice", (_, _, _) -> Tl.bool(true));
        table.on("account.unregisterDevice", (_, _, _) -> Tl.bool(true));
        table.on(
                "contacts.getContacts",
                (_, _, _) -> Tl.of("contacts.contacts", "contacts", List.of(), "saved_count", 0, "users", List.of()));
    }

    private Tl some(Tl call, User user, ClientSession caller) {
        List<Tl> found = new ArrayList<>();
        for (Tl input : call.list("id")) {
            User wanted = find(input, user);
            if (wanted != null) {
                found.add(Chats.user(wanted, wanted.equals(user)));
            }
        }
        return Tl.vector(found);
    }

    private Tl full(Tl call, User user, ClientSession caller) throws RpcError {
        User wanted = find(call.tl("id"), user);
        if (wanted == null) {
            throw new RpcError(400, "USER_ID_INVALID");
        }
        Tl full = Tl.of(
                "userFull",
                "id",
                wanted.id(),
                "settings",
                Tl.of("peerSettings"),
                "notify_settings",
                Tl.of("peerNotifySettings"),
                "common_chats_count",
                0);
        return Tl.of(
                "users.userFull",
                "full_user",
                full,
                "chats",
                List.of(),
                "users",
                List.of(Chats.user(wanted, wanted.equals(user))));
    }

    private @Nullable User find(Tl input, User self) {
        return switch (input.name()) {
            case "inputUserSelf" -> self;
            case "inputUser" -> accounts.user(input.int64("user_id"));
            default -> null;
        };
    }
}
