package dev.tradingsystem.telegram.testdc.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class QrCodesTests {

    private final Accounts accounts = new Accounts();
    private final MethodTable methods = new MethodTable(accounts);
    private final User user = accounts.user("+99966 1");
    private final Client client = new Client(methods, 2);

    @Test
    void showsOneTokenUntilItIsAccepted() throws RpcError {
        // given
        byte[] token = export(client).bytes("token");
        assertThat(export(client).bytes("token")).isEqualTo(token);
        // when
        methods.qrCodes().accept(user);
        // then
        assertThat(client.session.unacknowledged()).isEqualTo(1);
        assertThat(export(client).tl("authorization").tl("user").int64("id")).isEqualTo(user.id());
        assertThat(client.ask("updates.getState").name()).isEqualTo("updates.state");
    }

    @Test
    void acceptsTheTokenOfALink() throws RpcError {
        String link = link(export(client));
        export(new Client(methods, 2));
        methods.qrCodes().accept(user, link);
        assertThat(export(client).is("auth.loginTokenSuccess")).isTrue();
    }

    @Test
    void showsAnotherTokenWhenOneHasExpired() throws RpcError {
        // given
        methods.qrCodes().life(Duration.ZERO);
        Tl expired = export(client);
        // when
        methods.qrCodes().life(Duration.ofMinutes(1));
        Tl next = export(client);
        // then
        assertThat(next.bytes("token")).isNotEqualTo(expired.bytes("token"));
        assertThatThrownBy(() -> methods.qrCodes().accept(user, link(expired)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cannotAcceptWhatNobodyShows() {
        assertThatThrownBy(() -> methods.qrCodes().accept(user)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void asksForTheSecondPassword() throws RpcError {
        user.password("secret");
        export(client);
        methods.qrCodes().accept(user);
        client.isRefused(401, "SESSION_PASSWORD_NEEDED", "auth.exportLoginToken", arguments());
        assertThat(client.ask("account.getPassword").flag("has_password")).isTrue();
    }

    @Test
    void sendsTheClientToTheUsersDataCentre() throws RpcError {
        // given
        user.homeDc(4);
        export(client);
        methods.qrCodes().accept(user);
        // when
        Tl elsewhere = export(client);
        Client there = new Client(methods, 4);
        Tl success = there.ask("auth.importLoginToken", "token", elsewhere.bytes("token"));
        // then
        assertThat(elsewhere.int32("dc_id")).isEqualTo(4);
        assertThat(success.is("auth.loginTokenSuccess")).isTrue();
    }

    private static Object[] arguments() {
        return new Object[] {"api_id", 1, "api_hash", "x", "except_ids", List.of()};
    }

    private static Tl export(Client client) throws RpcError {
        return client.ask("auth.exportLoginToken", arguments());
    }

    private static String link(Tl token) {
        return "tg://login?token=" + Base64.getUrlEncoder().withoutPadding().encodeToString(token.bytes("token"));
    }
}
