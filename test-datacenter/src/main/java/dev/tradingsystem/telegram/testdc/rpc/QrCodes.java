package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.crypto.Bytes;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.AuthKey;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Login by QR code: a client shows a token, an account that is logged in elsewhere accepts it.
/// Thread-safe.
public final class QrCodes {

    private static final String LINK = "tg://login?token=";

    private final Logins logins;
    private final Map<AuthKey, Token> tokens = new LinkedHashMap<>();
    private Duration life = Duration.ofSeconds(30);

    QrCodes(Logins logins) {
        this.logins = logins;
    }

    private static final class Token {
        final byte[] bytes = Bytes.random(32);
        final ClientSession session;
        final Instant expires;

        @Nullable
        User acceptedBy;

        Token(ClientSession session, Instant expires) {
            this.session = session;
            this.expires = expires;
        }

        boolean isExpired() {
            return !expires.isAfter(Instant.now());
        }
    }

    void addTo(MethodTable table) {
        table.open("auth.exportLoginToken", (_, caller) -> export(caller));
        table.open("auth.importLoginToken", this::importToken);
    }

    /// How long a token is good; 30 s unless told.
    public synchronized void life(Duration time) {
        life = time;
    }

    /// Scans the token shown last, with the phone of a user.
    ///
    /// @throws IllegalStateException when no client shows one that is still good
    public void accept(User user) {
        Token newest = null;
        synchronized (this) {
            for (Token token : tokens.values()) {
                if (!token.isExpired() && token.acceptedBy == null) {
                    newest = token;
                }
            }
        }
        accept(user, newest);
    }

    /// Scans the code of this link.
    ///
    /// @throws IllegalStateException when its token is unknown or no longer good
    public void accept(User user, String link) {
        byte[] bytes = Base64.getUrlDecoder().decode(link.substring(LINK.length()));
        accept(user, find(bytes));
    }

    private void accept(User user, @Nullable Token token) {
        if (token == null || token.isExpired()) {
            throw new IllegalStateException("no client shows a login token that is still good");
        }
        synchronized (this) {
            token.acceptedBy = user;
        }
        Tl update = Tl.of("updateLoginToken");
        token.session.push(Tl.of("updateShort", "update", update, "date", Pushes.now()));
    }

    private Tl export(ClientSession caller) throws RpcError {
        Token token;
        synchronized (this) {
            token = tokens.get(caller.authKey());
            if (token == null || token.isExpired()) {
                tokens.remove(caller.authKey());
                token = new Token(caller, Instant.now().plus(life));
                tokens.put(caller.authKey(), token);
            }
        }
        return token.acceptedBy == null
                ? Tl.of("auth.loginToken", "expires", (int) token.expires.getEpochSecond(), "token", token.bytes)
                : redeem(token, token.acceptedBy, caller);
    }

    private Tl redeem(Token token, User user, ClientSession caller) throws RpcError {
        if (user.homeDc() != 0 && user.homeDc() != caller.dc()) {
            return Tl.of("auth.loginTokenMigrateTo", "dc_id", user.homeDc(), "token", token.bytes);
        }
        synchronized (this) {
            tokens.values().remove(token);
        }
        return Tl.of("auth.loginTokenSuccess", "authorization", logins.begin(user, caller));
    }

    private Tl importToken(Tl call, ClientSession caller) throws RpcError {
        Token token = find(call.bytes("token"));
        if (token == null || token.acceptedBy == null) {
            throw new RpcError(400, "AUTH_TOKEN_INVALID");
        }
        return redeem(token, token.acceptedBy, caller);
    }

    private synchronized @Nullable Token find(byte[] bytes) {
        return tokens.values().stream()
                .filter(token -> Arrays.equals(token.bytes, bytes))
                .findFirst()
                .orElse(null);
    }
}
