package dev.tradingsystem.telegram.testdc.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.LooseSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;

/// A client without a wire: its methods and the answers must fit the schema all the same.
final class Client {

    static final Tl NOBODY = Tl.of("inputPeerEmpty");

    private final MethodTable methods;
    final ClientSession session;

    Client(MethodTable methods, int dc) {
        this(methods, LooseSession.at(dc));
    }

    Client(MethodTable methods, ClientSession session) {
        this.methods = methods;
        this.session = session;
    }

    /// The same client where it asks other data centres.
    Client at(int dc) {
        return new Client(methods, LooseSession.ofKey(session.authKey(), dc));
    }

    Tl ask(String method, Object... arguments) throws RpcError {
        Tl call = Tl.of(method, arguments);
        TlSchema.telegram().write(call);
        Tl answer = methods.answer(call, session);
        TlSchema.telegram().write(answer);
        return answer;
    }

    void isRefused(int code, String text, String method, Object... arguments) {
        assertThatThrownBy(() -> ask(method, arguments)).isInstanceOfSatisfying(RpcError.class, error -> {
            assertThat(error.text()).isEqualTo(text);
            assertThat(error.code()).isEqualTo(code);
        });
    }

    String sendCode(String phone) throws RpcError {
        return ask(
                        "auth.sendCode",
                        "phone_number",
                        phone,
                        "api_id",
                        1,
                        "api_hash",
                        "x",
                        "settings",
                        Tl.of("codeSettings"))
                .string("phone_code_hash");
    }

    Tl signIn(String phone, String hash, String code) throws RpcError {
        return ask("auth.signIn", "phone_number", phone, "phone_code_hash", hash, "phone_code", code);
    }

    /// Logs in by phone or token, and asks for the state as clients do.
    Client in(User user) throws RpcError {
        String phone = user.phone();
        if (phone == null) {
            String token = String.valueOf(user.botToken());
            ask("auth.importBotAuthorization", "flags", 0, "api_id", 1, "api_hash", "x", "bot_auth_token", token);
        } else {
            signIn(phone, sendCode(phone), user.code());
        }
        ask("updates.getState");
        return this;
    }
}
