package dev.tradingsystem.telegram.testdc.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import org.junit.jupiter.api.Test;

class AuthorizationTests {

    private final Accounts accounts = new Accounts();
    private final MethodTable methods = new MethodTable(accounts);
    private final User user = accounts.user("+99966 1 2345").code("24680");
    private final Client client = new Client(methods, 2);

    @Test
    void letsInWithTheRightCodeOnly() throws RpcError {
        String hash = client.sendCode("+999661 2345");
        client.isRefused(
                400,
                "PHONE_CODE_INVALID",
                "auth.signIn",
                "phone_number",
                "9996612345",
                "phone_code_hash",
                hash,
                "phone_code",
                "1");
        assertThat(client.signIn("9996612345", hash, "24680").tl("user").int64("id"))
                .isEqualTo(user.id());
        assertThat(methods.logins().count(user)).isEqualTo(1);
    }

    @Test
    void takesACodeOnce() throws RpcError {
        String hash = client.sendCode("9996612345");
        client.signIn("9996612345", hash, "24680");
        client.isRefused(
                400, "PHONE_CODE_EXPIRED", "auth.signIn", "phone_number", "9996612345", "phone_code_hash", hash);
    }

    @Test
    void asksForTheSecondPassword() throws RpcError {
        // given
        user.password("secret");
        String hash = client.sendCode("9996612345");
        // when
        client.isRefused(
                401,
                "SESSION_PASSWORD_NEEDED",
                "auth.signIn",
                "phone_number",
                "9996612345",
                "phone_code_hash",
                hash,
                "phone_code",
                "24680");
        // then
        Tl password = client.ask("account.getPassword");
        assertThat(password.flag("has_password")).isTrue();
        assertThat(password.bytes("srp_B")).hasSize(256);
        Tl proof = Tl.of(
                "inputCheckPasswordSRP", "srp_id", password.int64("srp_id"), "A", new byte[256], "M1", new byte[32]);
        client.isRefused(400, "PASSWORD_HASH_INVALID", "auth.checkPassword", "password", proof);
        client.isRefused(400, "SRP_ID_INVALID", "auth.checkPassword", "password", proof);
        client.isRefused(401, "AUTH_KEY_UNREGISTERED", "updates.getState");
    }

    @Test
    void sendsAUserToHisOwnDataCentre() throws RpcError {
        user.homeDc(4);
        Tl settings = Tl.of("codeSettings");
        client.isRefused(
                303,
                "PHONE_MIGRATE_4",
                "auth.sendCode",
                "phone_number",
                "9996612345",
                "api_id",
                1,
                "api_hash",
                "x",
                "settings",
                settings);
        assertThat(client.at(4).sendCode("9996612345")).isNotEmpty();
    }

    @Test
    void knowsNoOtherNumbersAndTokens() {
        client.isRefused(
                400,
                "PHONE_NUMBER_INVALID",
                "auth.sendCode",
                "phone_number",
                "1",
                "api_id",
                1,
                "api_hash",
                "x",
                "settings",
                Tl.of("codeSettings"));
        client.isRefused(
                400,
                "ACCESS_TOKEN_INVALID",
                "auth.importBotAuthorization",
                "flags",
                0,
                "api_id",
                1,
                "api_hash",
                "x",
                "bot_auth_token",
                "1:A");
    }

    @Test
    void takesALoginToAnotherDataCentre() throws RpcError {
        // given
        client.in(user);
        Client other = new Client(methods, 4);
        // when
        Tl exported = client.ask("auth.exportAuthorization", "dc_id", 4);
        other.ask("auth.importAuthorization", "id", exported.int64("id"), "bytes", exported.bytes("bytes"));
        // then
        assertThat(other.ask("updates.getState").name()).isEqualTo("updates.state");
        other.isRefused(
                400,
                "AUTH_BYTES_INVALID",
                "auth.importAuthorization",
                "id",
                exported.int64("id"),
                "bytes",
                exported.bytes("bytes"));
    }

    @Test
    void endsALoginWhenTheClientLogsOut() throws RpcError {
        client.in(user);
        client.ask("auth.logOut");
        client.isRefused(401, "AUTH_KEY_UNREGISTERED", "updates.getState");
    }

    @Test
    void endsAllLoginsOfARevokedUserAndWakesTheirClients() throws RpcError {
        Client second = new Client(methods, 2).in(user);
        client.in(user);
        methods.logins().revoke(user);
        client.isRefused(401, "AUTH_KEY_UNREGISTERED", "updates.getState");
        second.isRefused(401, "AUTH_KEY_UNREGISTERED", "updates.getState");
        assertThat(second.session.unacknowledged()).isEqualTo(1);
    }

    @Test
    void endsALoginWhoseKeyWasUsedTwice() throws RpcError {
        client.in(user);
        methods.logins().duplicate(user);
        client.isRefused(406, "AUTH_KEY_DUPLICATED", "updates.getState");
        client.isRefused(401, "AUTH_KEY_UNREGISTERED", "updates.getState");
    }

    @Test
    void givesTheErrorsOrderedFirst() throws RpcError {
        methods.fail("help.getConfig", new RpcError(420, "FLOOD_WAIT_3"), 2);
        client.isRefused(420, "FLOOD_WAIT_3", "help.getConfig");
        client.isRefused(420, "FLOOD_WAIT_3", "help.getConfig");
        assertThat(client.ask("help.getConfig").int32("this_dc")).isEqualTo(2);
        assertThat(methods.calls().count("help.getConfig")).isEqualTo(3);
    }
}
