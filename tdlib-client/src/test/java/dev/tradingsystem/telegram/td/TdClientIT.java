package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the client promises beyond what TDLib does.
class TdClientIT {

    private static final TdRequest SLOW = TdRequest.of("searchPublicChat").with("username", "nobody_answers");

    private final TestDatacenter telegram = TestDatacenter.start();
    private final User user = telegram.user("+9996612345");
    private final Channel news = telegram.channel("News");

    @TempDir
    private Path folder;

    private TdSession session;

    @BeforeEach
    void logIn() {
        telegram.join(user, news);
        session = TdSession.loggedIn(telegram, folder, user);
    }

    @AfterEach
    void stop() {
        session.close();
        telegram.close();
        assertThat(telegram.server().counters().failures()).isZero();
    }

    @Test
    void handsAnAnswerOnBetweenTheUpdatesAroundIt() {
        AtomicReference<List<TdObject>> before = new AtomicReference<>();
        AtomicReference<Thread> thread = new AtomicReference<>();
        TdObject ok = answered(option("first"), answer -> {
            before.set(List.copyOf(session.updates()));
            thread.set(Thread.currentThread());
        });
        assertThat(ok.type()).isEqualTo("ok");
        assertThat(thread.get().getName()).isEqualTo("td-receive");
        assertThat(before.get()).noneMatch(update -> isOption(update, "second"));
        answered(option("second"), _ -> before.set(List.copyOf(session.updates())));
        assertThat(before.get()).anyMatch(update -> isOption(update, "first"));
    }

    @Test
    void goesOnWhenAHandlerThrows() {
        LoggedLines lines = LoggedLines.of(TdReceiver.class);
        session.client().ask(TdRequest.of("getMe"), _ -> {
            throw new IllegalStateException("the handler is broken");
        });
        news.post("after the exception");
        session.awaitMessage("after the exception");
        assertThat(lines.stop())
                .singleElement()
                .satisfies(line ->
                        assertThat(line.getThrowableProxy().getMessage()).isEqualTo("the handler is broken"));
    }

    @Test
    void refusesToWaitWhereTheAnswerWouldArrive() {
        CompletableFuture<Object> tried = new CompletableFuture<>();
        session.client().ask(TdRequest.of("getMe"), _ -> {
            try {
                tried.complete(session.client().call(TdRequest.of("getMe")));
            } catch (IllegalStateException e) {
                tried.complete(e);
            }
        });
        assertThat(tried.join())
                .isInstanceOfSatisfying(
                        IllegalStateException.class,
                        e -> assertThat(e).hasMessage("waiting here would hold up the answer to getMe"));
    }

    @Test
    void givesUpWhenTheTimeIsUp() {
        telegram.fail("contacts.resolveUsername", 500, "INTERNAL", 100);
        assertThatExceptionOfType(TdLostException.class)
                .isThrownBy(() -> session.client().call(SLOW, Duration.ofMillis(300)))
                .withMessage("TDLib gave no answer to searchPublicChat: the time was up");
        List<TdAnswer> answers = new CopyOnWriteArrayList<>();
        session.client().ask(SLOW, Duration.ofMillis(300), answers::add);
        TdSession.waiting("the end of the time").until(() -> !answers.isEmpty());
        assertThat(answers).containsExactly(new TdAnswer.Lost(TdAnswer.Lost.Reason.TIMED_OUT));
    }

    @Test
    void answersWhatIsOpenWhenItCloses() {
        telegram.fail("contacts.resolveUsername", 500, "INTERNAL", 100);
        CompletableFuture<TdObject> open = session.client().ask(SLOW);
        session.client().close();
        assertThat(open).isCompletedExceptionally();
        assertThatExceptionOfType(TdLostException.class)
                .isThrownBy(() -> session.client().call(TdRequest.of("getMe")))
                .returns(TdAnswer.Lost.Reason.CLOSED, TdLostException::reason);
        assertThat(session.updates("updateAuthorizationState", AuthState::isClosed))
                .hasSize(1);
    }

    private TdObject answered(TdRequest request, Consumer<TdAnswer> look) {
        CompletableFuture<TdAnswer> answer = new CompletableFuture<>();
        session.client().ask(request, given -> {
            look.accept(given);
            answer.complete(given);
        });
        return ((TdAnswer.Ok) answer.join()).object();
    }

    private static TdRequest option(String name) {
        return TdRequest.of("setOption")
                .with("name", "x_" + name)
                .with("value", TdRequest.of("optionValueBoolean").with("value", true));
    }

    private static boolean isOption(TdObject update, String name) {
        return update.type().equals("updateOption") && update.string("name").equals("x_" + name);
    }
}
