package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthStateTests {

    @Test
    void readsTheUpdateAndTheStateInIt() {
        TdObject update = file("authorization-ready.json");
        assertThat(AuthState.of(update)).isEqualTo(new AuthState.Ready());
        assertThat(AuthState.of(update.object("authorization_state"))).isEqualTo(new AuthState.Ready());
        assertThat(AuthState.isUpdate(update)).isTrue();
        assertThat(AuthState.isClosed(update)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "authorizationStateWaitTdlibParameters, WaitTdlibParameters",
        "authorizationStateWaitPhoneNumber, WaitPhoneNumber",
        "authorizationStateLoggingOut, LoggingOut",
        "authorizationStateClosing, Closing",
        "authorizationStateClosed, Closed"
    })
    void knowsTheStatesWithoutFields(String type, String name) {
        assertThat(AuthState.of(state(type)).getClass().getSimpleName()).isEqualTo(name);
    }

    @Test
    void saysWhereTheCodeWentAndWhenToAskAgain() {
        AuthState.WaitCode state = (AuthState.WaitCode) AuthState.of(file("authorization-wait-code.json"));
        assertThat(state.info().via()).isEqualTo(CodeInfo.Via.SMS);
        assertThat(state.info().length()).isEqualTo(5);
        assertThat(state.info().nextVia()).isEqualTo(CodeInfo.Via.CALL);
        assertThat(state.info().resendAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(state).hasToString("WaitCode[info=CodeInfo[via=sms, length=5]]");
        assertThat(state.code("12345").json()).isEqualTo("{\"@type\":\"checkAuthenticationCode\",\"code\":\"12345\"}");
        assertThat(state.resend().type()).isEqualTo("resendAuthenticationCode");
    }

    @ParameterizedTest
    @CsvSource({
        "TelegramMessage, APP",
        "SmsWord, SMS",
        "Call, CALL",
        "FlashCall, MISSED_CALL",
        "Fragment, FRAGMENT",
        "FirebaseIos, OTHER"
    })
    void namesTheWayOfTheCode(String type, CodeInfo.Via via) {
        CodeInfo info = CodeInfo.of(TdObject.parse("""
                {"@type":"authenticationCodeInfo","phone_number":"1","type":{"@type":"authenticationCodeType%s"}}
                """.formatted(type)));
        assertThat(info).isEqualTo(new CodeInfo("1", via, null, null, Duration.ZERO));
    }

    @Test
    void hidesThePasswordHint() {
        AuthState.WaitPassword state = (AuthState.WaitPassword) AuthState.of(TdObject.parse("""
                {"@type":"authorizationStateWaitPassword","password_hint":"first dog","has_recovery_email_address":true,
                 "has_passport_data":false,"recovery_email_address_pattern":""}
                """));
        assertThat(state.hint()).isEqualTo("first dog");
        assertThat(state).hasToString("WaitPassword[hasRecovery=true]");
        assertThat(state.password("x").json())
                .isEqualTo("{\"@type\":\"checkAuthenticationPassword\",\"password\":\"x\"}");
        assertThat(AuthState.of(
                        TdObject.parse("{\"@type\":\"authorizationStateWaitPassword\",\"password_hint\":\"\"}")))
                .isEqualTo(new AuthState.WaitPassword(null, false));
    }

    @Test
    void hidesTheLinkOfTheQrCode() {
        AuthState state = AuthState.of(TdObject.parse(
                "{\"@type\":\"authorizationStateWaitOtherDeviceConfirmation\",\"link\":\"tg://login?token=AQ\"}"));
        assertThat(state).isEqualTo(new AuthState.WaitOtherDeviceConfirmation("tg://login?token=AQ"));
        assertThat(state).hasToString("WaitOtherDeviceConfirmation[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WaitRegistration", "WaitEmailAddress", "WaitEmailCode", "WaitPremiumPurchase", "WaitMore"})
    void leavesTheRestToTheOperator(String name) {
        assertThat(AuthState.of(state("authorizationState" + name)))
                .isEqualTo(new AuthState.NeedsOperator("authorizationState" + name));
    }

    @Test
    void beginsWithPhoneQrCodeOrBotToken() {
        AuthState.WaitPhoneNumber state = new AuthState.WaitPhoneNumber();
        assertThat(state.phone("+9996610001").json())
                .isEqualTo("{\"@type\":\"setAuthenticationPhoneNumber\",\"phone_number\":\"+9996610001\"}");
        assertThat(state.qr().json()).isEqualTo("{\"@type\":\"requestQrCodeAuthentication\",\"other_user_ids\":[]}");
        assertThat(state.bot("1:a").json()).isEqualTo("{\"@type\":\"checkAuthenticationBotToken\",\"token\":\"1:a\"}");
    }

    private static TdObject state(String type) {
        return TdObject.parse("{\"@type\":\"" + type + "\"}");
    }

    private static TdObject file(String name) {
        try (InputStream in = Objects.requireNonNull(AuthStateTests.class.getResourceAsStream("/updates/" + name))) {
            return TdObject.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
