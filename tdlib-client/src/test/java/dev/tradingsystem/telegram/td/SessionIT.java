package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a session that is logged in.
class SessionIT {

    private final TestDatacenter telegram = TestDatacenter.start();
    private final User user = telegram.user("+9996612345");
    private final Channel news = telegram.channel("News");

    @TempDir
    private Path folder;

    @BeforeEach
    void join() {
        telegram.join(user, news);
    }

    @AfterEach
    void stop() {
        telegram.close();
        assertThat(telegram.server().counters().failures()).isZero();
    }

    @Test
    void outlivesARestartAndHearsWhatItMissed() {
        try (TdSession session = TdSession.loggedIn(telegram, folder, user)) {
            news.post("before");
            session.awaitMessage("before");
        }
        news.post("while away");
        try (TdSession session = TdSession.open(telegram, folder)) {
            session.await(AuthState.Ready.class);
            session.awaitMessage("while away");
            assertThat(session.updates("updateNewMessage", _ -> true)).hasSize(1);
        }
        assertThat(telegram.logins(user)).isOne();
    }

    @Test
    void opensWithItsOwnKeyOnly() {
        try (TdSession session = TdSession.unopened(telegram)) {
            session.enter(folder, TdSession.key("right"));
            session.logIn(user);
        }
        try (TdSession session = TdSession.unopened(telegram)) {
            assertThatExceptionOfType(TdRefusedException.class)
                    .isThrownBy(() -> session.enter(folder, TdSession.key("wrong")))
                    .returns(new TdError(401, "Wrong database encryption key"), TdRefusedException::error);
        }
        try (TdSession session = TdSession.unopened(telegram)) {
            session.enter(folder, TdSession.key("right"));
            session.await(AuthState.Ready.class);
        }
    }

    @Test
    void endsWhenItIsRevokedAndBeginsAnew() {
        try (TdSession session = TdSession.loggedIn(telegram, folder, user)) {
            telegram.revoke(user);
            var request = TdRequest.of("searchPublicChat").with("username", "somebody");
            session.client().ask(request, _ -> {});
            session.await(AuthState.Closed.class);
            TdSession.waiting("the end").until(() -> session.client().isClosed());
            assertThatExceptionOfType(TdLostException.class)
                    .isThrownBy(() -> session.client().call(request))
                    .returns(TdAnswer.Lost.Reason.CLOSED, TdLostException::reason);
        }
        try (TdSession session = TdSession.open(telegram, folder)) {
            session.logIn(user);
        }
    }

    @Test
    void forgetsItsFilesWhenItLogsOut() {
        try (TdSession session = TdSession.loggedIn(telegram, folder, user)) {
            session.client().call(session.await(AuthState.Ready.class).logOut());
            session.await(AuthState.Closed.class);
        }
        assertThat(telegram.logins(user)).isZero();
        assertThat(folder.resolve("td.binlog")).doesNotExist();
    }

    @Test
    void worksWithKeysThatAreTemporary() {
        try (TdSession session = TdSession.openWithPfs(telegram, folder)) {
            session.logIn(user);
            news.post("forward secrecy");
            session.awaitMessage("forward secrecy");
        }
        assertThat(telegram.server().calls("auth.bindTempAuthKey")).isPositive();
    }

    @Test
    void livesBesideAnotherInOneProcess(@TempDir Path second) {
        User other = telegram.user("+9996654321");
        telegram.join(other, news);
        try (TdSession one = TdSession.loggedIn(telegram, folder, user);
                TdSession two = TdSession.loggedIn(telegram, second, other)) {
            news.post("to both");
            one.awaitMessage("to both");
            two.awaitMessage("to both");
            assertThat(one.client().call(TdRequest.of("getMe")).int64("id")).isEqualTo(user.id());
            assertThat(two.client().call(TdRequest.of("getMe")).int64("id")).isEqualTo(other.id());
            two.client().close();
            news.post("to one");
            one.awaitMessage("to one");
        }
    }
}
