package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tradingsystem.telegram.testdc.PatchedLibrary;
import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.User;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// A session with the test data centre through the real TDLib, the patched copy of it, and a
/// record of everything it told.
final class TdSession implements AutoCloseable {

    private static final TdJson TDLIB = TdJson.load(PatchedLibrary.forTests());
    private static final TdReceiver RECEIVER = TdReceiver.start(TDLIB);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final List<TdObject> updates = new CopyOnWriteArrayList<>();
    private final TestDatacenter telegram;
    private final TdClient client;

    private TdSession(TestDatacenter telegram) {
        this.telegram = telegram;
        this.client = TdClient.open(RECEIVER, updates::add, LIMIT);
    }

    /// Opens a session with its database in a folder; one that was logged in there goes on.
    static TdSession open(TestDatacenter telegram, Path folder) {
        TdSession session = new TdSession(telegram);
        session.enter(folder, DatabaseKey.none());
        return session;
    }

    static TdSession openWithPfs(TestDatacenter telegram, Path folder) {
        TdSession session = new TdSession(telegram);
        session.client.ask(
                TdRequest.of("setOption")
                        .with("name", "use_pfs")
                        .with("value", TdRequest.of("optionValueBoolean").with("value", true)),
                _ -> {});
        session.enter(folder, DatabaseKey.none());
        return session;
    }

    /// A client that has not got its parameters yet.
    static TdSession unopened(TestDatacenter telegram) {
        return new TdSession(telegram);
    }

    static TdSession loggedIn(TestDatacenter telegram, Path folder, User user) {
        TdSession session = open(telegram, folder);
        session.logIn(user);
        return session;
    }

    static DatabaseKey key(String secret) {
        return DatabaseKey.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /// Lets TDLib log all it does, and keeps it from the console.
    static LoggedLines tellingEverything() {
        LoggedLines lines = LoggedLines.of(TdLog.class).atLevel(Level.DEBUG);
        TDLIB.logVerbosity(TdLog.MOST_VERBOSE);
        return lines;
    }

    static List<ILoggingEvent> tellingErrors(LoggedLines lines) {
        TDLIB.logVerbosity(TdLog.VERBOSITY);
        return lines.stop();
    }

    /// The proxy goes first and is not waited for: TDLib answers it only after the parameters.
    TdObject enter(Path folder, DatabaseKey key) {
        var state = await(AuthState.WaitTdlibParameters.class);
        client.ask(new SocksProxy("127.0.0.1", telegram.proxyPort()).add(), _ -> {});
        return client.call(state.parameters(
                new TdParameters(false, folder, folder, key, true, 1, "dummy", "Test machine", "0.1")));
    }

    void logIn(User user) {
        client.call(await(AuthState.WaitPhoneNumber.class).phone("+" + user.phone()));
        client.call(await(AuthState.WaitCode.class).code(user.code()));
        await(AuthState.Ready.class);
        awaitConnection("Ready");
        loadChats();
    }

    /// Until a chat is known, TDLib takes its newest message in silently.
    private void loadChats() {
        CompletableFuture<TdAnswer> answer;
        TdRequest request = TdRequest.of("loadChats").with("limit", 100);
        do {
            answer = new CompletableFuture<>();
            client.ask(request, answer::complete);
        } while (answer.join() instanceof TdAnswer.Ok);
        assertThat(answer.join()).isEqualTo(new TdAnswer.Refused(new TdError(404, "Not Found")));
    }

    TdClient client() {
        return client;
    }

    List<TdObject> updates() {
        return updates;
    }

    /// Waits until the client is in this state.
    <T extends AuthState> T await(Class<T> state) {
        waiting(state.getSimpleName()).until(() -> state.isInstance(state()));
        return state.cast(state());
    }

    /// The first update of this type that fits, waiting for it.
    TdObject await(String type, Predicate<TdObject> fits) {
        waiting(type).until(() -> !updates(type, fits).isEmpty());
        return updates(type, fits).getFirst();
    }

    /// The message with this text, waiting for its update.
    TdObject awaitMessage(String text) {
        return await(
                        "updateNewMessage",
                        update -> text(update.object("message")).equals(text))
                .object("message");
    }

    List<TdObject> updates(String type, Predicate<TdObject> fits) {
        return updates.stream()
                .filter(update -> update.type().equals(type))
                .filter(fits)
                .toList();
    }

    void awaitConnection(String name) {
        waiting(name).until(() -> {
            List<TdObject> states = updates("updateConnectionState", _ -> true);
            return !states.isEmpty() && states.getLast().object("state").type().equals("connectionState" + name);
        });
    }

    /// The text or the caption of a message; empty when it has none.
    static String text(TdObject message) {
        TdObject content = message.object("content");
        TdObject text = content.has("text") ? content.objectOrNull("text") : content.objectOrNull("caption");
        return text == null ? "" : text.string("text");
    }

    static long chatId(dev.tradingsystem.telegram.testdc.account.Channel channel) {
        return -1_000_000_000_000L - channel.id();
    }

    static ConditionFactory waiting(String what) {
        return Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(5));
    }

    @Override
    public void close() {
        client.close();
        assertThat(client.isClosed()).isTrue();
    }

    private AuthState state() {
        List<TdObject> states = updates("updateAuthorizationState", _ -> true);
        return states.isEmpty() ? new AuthState.NeedsOperator("none yet") : AuthState.of(states.getLast());
    }
}
