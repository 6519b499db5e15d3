package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All ways to log in, through the real TDLib.
class LoginIT {

    private static final String PHONE = "+9996612345";

    private final TestDatacenter telegram = TestDatacenter.start();
    private final User user = telegram.user(PHONE).code("24680");

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        telegram.close();
        assertThat(telegram.server().counters().failures()).isZero();
    }

    @Test
    void takesTheCodeAfterAWrongOne() {
        try (TdSession session = TdSession.open(telegram, folder)) {
            session.client().call(session.await(AuthState.WaitPhoneNumber.class).phone(PHONE));
            var state = session.await(AuthState.WaitCode.class);
            assertThat(state.info().via()).isEqualTo(CodeInfo.Via.SMS);
            assertThat(state.info().length()).isEqualTo(5);
            assertRefused(session, state.code("11111"), 400, "PHONE_CODE_INVALID");
            session.client().call(state.code("24680"));
            session.await(AuthState.Ready.class);
            assertThat(session.client().call(TdRequest.of("getMe")).int64("id")).isEqualTo(user.id());
        }
    }

    @Test
    void asksForTheSecondPassword() {
        user.password("correct horse");
        try (TdSession session = TdSession.open(telegram, folder)) {
            session.client().call(session.await(AuthState.WaitPhoneNumber.class).phone(PHONE));
            session.client().call(session.await(AuthState.WaitCode.class).code("24680"));
            var state = session.await(AuthState.WaitPassword.class);
            assertRefused(session, state.password("wrong horse"), 400, "PASSWORD_HASH_INVALID");
            session.client().call(state.password("correct horse"));
            session.await(AuthState.Ready.class);
        }
    }

    @Test
    void letsAnotherDeviceScanTheQrCode() {
        try (TdSession session = TdSession.open(telegram, folder)) {
            session.client().call(session.await(AuthState.WaitPhoneNumber.class).qr());
            var state = session.await(AuthState.WaitOtherDeviceConfirmation.class);
            assertThat(state.link()).startsWith("tg://login?token=");
            telegram.acceptLogin(user, state.link());
            session.await(AuthState.Ready.class);
        }
    }

    @Test
    void renewsTheQrCodeAndAsksForThePasswordBehindIt() {
        user.password("correct horse");
        telegram.loginTokenLife(Duration.ofSeconds(2));
        try (TdSession session = TdSession.open(telegram, folder)) {
            session.client().call(session.await(AuthState.WaitPhoneNumber.class).qr());
            String first =
                    session.await(AuthState.WaitOtherDeviceConfirmation.class).link();
            TdSession.waiting("another link").until(() -> !link(session).equals(first));
            telegram.acceptLogin(user, link(session));
            session.client().call(session.await(AuthState.WaitPassword.class).password("correct horse"));
            session.await(AuthState.Ready.class);
        }
    }

    @Test
    void takesTheTokenOfABot() {
        String token = "777:right-token-of-a-bot";
        telegram.bot(token);
        try (TdSession session = TdSession.open(telegram, folder)) {
            var state = session.await(AuthState.WaitPhoneNumber.class);
            assertRefused(session, state.bot("777:another"), 400, "ACCESS_TOKEN_INVALID");
            session.client().call(state.bot(token));
            session.await(AuthState.Ready.class);
            assertThat(session.client()
                            .call(TdRequest.of("getMe"))
                            .object("type")
                            .type())
                    .isEqualTo("userTypeBot");
        }
    }

    @Test
    void tellsHowLongTelegramWantsToBeLeftAlone() {
        telegram.floodWait("auth.sendCode", 3600, 1);
        try (TdSession session = TdSession.open(telegram, folder)) {
            var state = session.await(AuthState.WaitPhoneNumber.class);
            assertThatExceptionOfType(TdRefusedException.class)
                    .isThrownBy(() -> session.client().call(state.phone(PHONE)))
                    .satisfies(no -> assertThat(no.error().code()).isEqualTo(429))
                    .satisfies(no -> assertThat(no.error().floodWait()).contains(Duration.ofHours(1)));
            session.client().call(state.phone(PHONE));
            session.await(AuthState.WaitCode.class);
        }
    }

    @Test
    void sitsOutShortWaitsByItself() {
        telegram.floodWait("auth.sendCode", 1, 1);
        try (TdSession session = TdSession.open(telegram, folder)) {
            session.client().call(session.await(AuthState.WaitPhoneNumber.class).phone(PHONE));
            session.await(AuthState.WaitCode.class);
        }
        assertThat(telegram.calls().count("auth.sendCode")).isEqualTo(2);
    }

    @Test
    void followsTheAccountToItsDataCentre() {
        telegram.migrateTo(user, 4);
        try (TdSession session = TdSession.loggedIn(telegram, folder, user)) {
            assertThat(session.client().call(TdRequest.of("getMe")).int64("id")).isEqualTo(user.id());
        }
    }

    @Test
    void saysThatAPhoneNumberIsNone() {
        telegram.fail("auth.sendCode", 400, "PHONE_NUMBER_INVALID", 1);
        try (TdSession session = TdSession.open(telegram, folder)) {
            assertRefused(
                    session, session.await(AuthState.WaitPhoneNumber.class).phone(PHONE), 400, "PHONE_NUMBER_INVALID");
        }
    }

    @Test
    void forgetsALogInThatIsCancelled() {
        try (TdSession session = TdSession.open(telegram, folder)) {
            session.client().call(session.await(AuthState.WaitPhoneNumber.class).phone(PHONE));
            session.client().call(session.await(AuthState.WaitCode.class).cancel());
            session.await(AuthState.Closed.class);
        }
        try (TdSession session = TdSession.open(telegram, folder)) {
            session.await(AuthState.WaitPhoneNumber.class);
        }
    }

    @Test
    void logsNothingOfThePersonHoweverMuchItTells() {
        user.password("correct horse");
        LoggedLines lines = TdSession.tellingEverything();
        takesTheCodeAfterAWrongOneAndThePassword();
        List<ILoggingEvent> told = TdSession.tellingErrors(lines);
        assertThat(told).hasSizeGreaterThan(100);
        assertThat(told)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> Stream.of("9996612345", "24680", "11111", "correct horse", "token=")
                        .anyMatch(line::contains));
    }

    private void takesTheCodeAfterAWrongOneAndThePassword() {
        try (TdSession session = TdSession.open(telegram, folder)) {
            session.client().call(session.await(AuthState.WaitPhoneNumber.class).phone(PHONE));
            var state = session.await(AuthState.WaitCode.class);
            assertRefused(session, state.code("11111"), 400, "PHONE_CODE_INVALID");
            session.client().call(state.code("24680"));
            session.client().call(session.await(AuthState.WaitPassword.class).password("correct horse"));
            session.await(AuthState.Ready.class);
        }
    }

    private static String link(TdSession session) {
        return session.await(AuthState.WaitOtherDeviceConfirmation.class).link();
    }

    private static void assertRefused(TdSession session, TdRequest request, int code, String message) {
        assertThatExceptionOfType(TdRefusedException.class)
                .isThrownBy(() -> session.client().call(request))
                .returns(new TdError(code, message), TdRefusedException::error);
    }
}
