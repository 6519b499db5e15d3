package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Login by code and by bot token, logout, and moving a login to another data centre.
final class Authorization {

    private static final int CODE_TIMEOUT = 60;

    private final Accounts accounts;
    private final Logins logins;
    private final Map<String, User> sentCodes = new ConcurrentHashMap<>();
    private final Map<String, User> exported = new ConcurrentHashMap<>();

    Authorization(Accounts accounts, Logins logins) {
        this.accounts = accounts;
        this.logins = logins;
    }

    void addTo(MethodTable table) {
        table.open("auth.sendCode", this::sendCode);
        table.open("auth.resendCode", this::sendCode);
        table.open("auth.cancelCode", (call, _) -> Tl.bool(sentCodes.remove(call.string("phone_code_hash")) != null));
        table.open("auth.signIn", this::signIn);
        table.open("auth.importBotAuthorization", this::importBot);
        table.on("auth.exportAuthorization", this::export);
        table.open("auth.importAuthorization", this::importAuthorization);
        table.on("auth.logOut", this::logOut);
    }

    private Tl sendCode(Tl call, ClientSession caller) throws RpcError {
        User user = accounts.byPhone(call.string("phone_number"))
                .orElseThrow(() -> new RpcError(400, "PHONE_NUMBER_INVALID"));
        sendHome(user, caller, "PHONE_MIGRATE_");
        String hash = UUID.randomUUID().toString();
        sentCodes.put(hash, user);
        Tl type = Tl.of("auth.sentCodeTypeSms", "length", user.code().length());
        return Tl.of("auth.sentCode", "type", type, "phone_code_hash", hash, "timeout", CODE_TIMEOUT);
    }

    private Tl signIn(Tl call, ClientSession caller) throws RpcError {
        User user = sentCodes.get(call.string("phone_code_hash"));
        if (user == null) {
            throw new RpcError(400, "PHONE_CODE_EXPIRED");
        }
        if (!call.has("phone_code") || !call.string("phone_code").equals(user.code())) {
            throw new RpcError(400, "PHONE_CODE_INVALID");
        }
        sentCodes.remove(call.string("phone_code_hash"));
        return logins.begin(user, caller);
    }

    private Tl importBot(Tl call, ClientSession caller) throws RpcError {
        User bot = accounts.byToken(call.string("bot_auth_token"))
                .orElseThrow(() -> new RpcError(400, "ACCESS_TOKEN_INVALID"));
        sendHome(bot, caller, "USER_MIGRATE_");
        return logins.complete(bot, caller);
    }

    private static void sendHome(User user, ClientSession caller, String error) throws RpcError {
        if (user.homeDc() != 0 && user.homeDc() != caller.dc()) {
            throw new RpcError(303, error + user.homeDc());
        }
    }

    private Tl export(Tl call, User user, ClientSession caller) {
        String token = UUID.randomUUID().toString();
        exported.put(token, user);
        return Tl.of("auth.exportedAuthorization", "id", user.id(), "bytes", token.getBytes(StandardCharsets.UTF_8));
    }

    private Tl importAuthorization(Tl call, ClientSession caller) throws RpcError {
        User user = exported.remove(new String(call.bytes("bytes"), StandardCharsets.UTF_8));
        if (user == null || user.id() != call.int64("id")) {
            throw new RpcError(400, "AUTH_BYTES_INVALID");
        }
        return logins.complete(user, caller);
    }

    private Tl logOut(Tl call, User user, ClientSession caller) {
        logins.end(caller.authKey());
        return Tl.of("auth.loggedOut");
    }
}
