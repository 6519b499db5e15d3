package dev.tradingsystem.telegram.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.gateway.session.SessionHarness.Setup;
import dev.tradingsystem.telegram.td.TdObject;
import dev.tradingsystem.telegram.td.TdRequest;
import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: updates come in order on one thread, and whatever Telegram or we do to the session,
/// it comes back and says so.
class SessionLifeIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final TestDatacenter telegram = TestDatacenter.start();
    private final User user = telegram.user("+5511987654321");
    private final Channel news = telegram.channel("News");
    private SessionHarness open;

    @BeforeEach
    void logIn() throws InterruptedException {
        telegram.join(user, news);
        open = Setup.of(telegram, folder.resolve(".session"))
                .withHeldUpLimit(Duration.ofSeconds(1))
                .open()
                .logIn(user)
                .loadChats();
    }

    @AfterEach
    void stop() {
        open.close();
        telegram.close();
    }

    @Test
    void handsUpdatesOnInOrderAndTakesAnswersAmongThem() throws InterruptedException {
        List<String> threads = new CopyOnWriteArrayList<>();
        open.recorder.taker(update -> {
            threads.add(Thread.currentThread().getName());
            // a listener may ask; the answer stands behind what it has not taken
            TdObject again = open.session.ask(TdRequest.of("getChat")
                    .with("chat_id", update.object("message").int64("chat_id")));
            threads.add(again.type());
        });
        List<String> posted =
                IntStream.range(0, 4).mapToObj("post %d"::formatted).toList();
        posted.forEach(news::post);
        String taken = open.session.askInOrder(
                TdRequest.of("getMe"), _ -> Thread.currentThread().getName());
        await().atMost(LIMIT).until(() -> open.recorder.texts().size() == posted.size());
        assertThat(open.recorder.texts()).isEqualTo(posted);
        assertThat(taken).isEqualTo("updates");
        assertThat(threads).containsOnly("updates", "chat");
    }

    @Test
    void failsTheAskerAndNotTheThreadWhenAnAnswerIsNotTaken() {
        assertThatThrownBy(() -> open.session.askInOrder(TdRequest.of("getMe"), _ -> {
                    throw new IllegalStateException("not like this");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not like this");
        assertThatThrownBy(() -> open.session.ask(TdRequest.of("getChat").with("chat_id", 1)))
                .isInstanceOf(TdRefused.class)
                .hasMessageStartingWith("Telegram refused getChat");
        news.post("still there");
        await().atMost(LIMIT).until(() -> open.recorder.texts().contains("still there"));
    }

    @Test
    void saysWithinSecondsThatTheConnectionIsAwayAndComesBackByItself() {
        int before = readyUntilNow();
        telegram.outage();
        await().atMost(Duration.ofSeconds(5)).until(() -> open.session.state() == SessionState.RECONNECTING);
        assertThat(open.meter("telegram.connection.status")).isZero();
        await().atMost(LIMIT).until(() -> open.recorder.gone.get() >= before);
        telegram.restore();
        open.awaitState(SessionState.READY);
        await().atMost(LIMIT).until(() -> open.recorder.ready.get() > before);
        assertThat(open.meter("telegram.session.reconnects")).isPositive();
        assertThat(open.meter("telegram.connection.status")).isOne();
    }

    @Test
    void closesTdlibWhenUpdatesAreNotTakenAndOpensItAgainWhenTheyAre() {
        int before = readyUntilNow();
        open.recorder.hold();
        IntStream.range(0, 60).mapToObj("held up %d"::formatted).forEach(news::post);
        open.awaitState(SessionState.CLOSED);
        assertThatThrownBy(() -> open.session.ask(TdRequest.of("getMe"))).isInstanceOf(SessionNotReady.class);
        open.recorder.release();
        open.awaitState(SessionState.READY);
        await().atMost(LIMIT).until(() -> open.recorder.ready.get() > before);
        assertThat(open.meter("telegram.session.ends", "reason", "held_up")).isOne();
        news.post("after it");
        await().atMost(LIMIT).until(() -> open.recorder.texts().contains("after it"));
    }

    @Test
    void isClosedWithTheLeaseAndOpensWithTheNextOne() {
        int before = readyUntilNow();
        open.session.lost();
        assertThat(open.session.state()).isEqualTo(SessionState.STANDBY);
        assertThatThrownBy(() -> open.session.ask(TdRequest.of("getMe"))).isInstanceOf(SessionNotReady.class);
        await().atMost(LIMIT).until(() -> open.recorder.gone.get() >= before);
        open.take();
        open.awaitState(SessionState.READY);
        await().atMost(LIMIT).until(() -> open.recorder.ready.get() > before);
    }

    @Test
    void waitsForANewLoginWhenTelegramEndsTheSession() throws InterruptedException {
        int before = readyUntilNow();
        telegram.revoke(user);
        news.post("noticed with the next call");
        assertThatThrownBy(() -> {
                    while (true) {
                        open.session.ask(TdRequest.of("searchPublicChat").with("username", "anybody_else"));
                    }
                })
                .isInstanceOfAny(TdRefused.class, SessionNotReady.class);
        open.awaitState(SessionState.WAITING_FOR_LOGIN);
        assertThat(open.meter("telegram.session.ends", "reason", "revoked")).isOne();
        assertThat(open.meter("telegram.session.loaded")).isZero();
        open.logIn(user);
        await().atMost(LIMIT).until(() -> open.recorder.ready.get() > before);
    }

    @Test
    void waitsForANewLoginWhenItsKeyWasUsedTwice() throws InterruptedException {
        int before = readyUntilNow();
        telegram.duplicate(user);
        open.awaitState(SessionState.WAITING_FOR_LOGIN);
        assertThat(open.meter("telegram.session.ends", "reason", "revoked")).isOne();
        assertThat(telegram.logins(user)).isZero();
        open.logIn(user);
        await().atMost(LIMIT).until(() -> open.recorder.ready.get() > before);
    }

    /// How often it was said to be ready; once at least.
    private int readyUntilNow() {
        await().atMost(LIMIT).until(() -> open.recorder.ready.get() > 0);
        return open.recorder.ready.get();
    }
}
