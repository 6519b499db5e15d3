package dev.tradingsystem.telegram.gateway.session;

import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.td.TdRequest;
import dev.tradingsystem.telegram.testdc.PatchedLibrary;
import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// A session with the real TDLib and the test data centre, without a database: the lease is given
/// and taken by hand.
final class SessionHarness implements AutoCloseable {

    static final String KEY = "a session key of more than 32 characters";
    static final String OTHER_KEY = "another key of more than 32 characters!!";

    final Recorder recorder = new Recorder();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TelegramSession session;
    final Login login;
    private final Tdlib tdlib;
    private long fence;

    /// Everything that differs between tests.
    record Setup(
            TestDatacenter telegram, Path directory, Path library, String key, String formerKey, Duration heldUpLimit) {

        static Setup of(TestDatacenter telegram, Path directory) {
            return new Setup(telegram, directory, PatchedLibrary.forTests(), KEY, "", Duration.ofSeconds(20));
        }

        Setup withKey(String other, String former) {
            return new Setup(telegram, directory, library, other, former, heldUpLimit);
        }

        Setup withLibrary(Path other) {
            return new Setup(telegram, directory, other, key, formerKey, heldUpLimit);
        }

        Setup withHeldUpLimit(Duration limit) {
            return new Setup(telegram, directory, library, key, formerKey, limit);
        }

        /// Opens it.
        SessionHarness open() {
            var harness = new SessionHarness(this);
            harness.take();
            return harness;
        }
    }

    private SessionHarness(Setup setup) {
        var properties = new SessionProperties(
                1,
                "dummy",
                "",
                setup.directory(),
                setup.key(),
                null,
                setup.formerKey(),
                false,
                Duration.ofSeconds(20),
                10,
                setup.heldUpLimit(),
                1_000,
                Duration.ofMinutes(10));
        var tdlibProperties = new TdlibProperties(
                setup.library(), "127.0.0.1:" + setup.telegram().proxyPort(), false);
        var beans = new StaticListableBeanFactory();
        beans.addBean("recorder", recorder);
        tdlib = new Tdlib(tdlibProperties.libraryPath());
        session = new TelegramSession(
                properties,
                tdlibProperties,
                tdlib,
                beans.getBeanProvider(UpdateListener.class),
                meters,
                () -> {},
                Clock.systemUTC());
        login = new Login(session, new StepLimit(1_000, Duration.ofMinutes(10), Clock.systemUTC()), "");
    }

    void take() {
        fence++;
        session.taken(new Lease(new Fence("main", fence), 0, 0));
    }

    SessionHarness logIn(User user) throws InterruptedException {
        awaitState(SessionState.WAITING_FOR_LOGIN);
        SessionStatus begun = login.begin(Login.Method.PHONE, "+" + user.phone());
        login.code(String.valueOf(begun.attempt()), user.code());
        return awaitState(SessionState.READY);
    }

    /// Makes TDLib know the account's channels: of one it does not know, the newest message comes
    /// in silently.
    SessionHarness loadChats() throws InterruptedException {
        try {
            while (true) {
                session.ask(TdRequest.of("loadChats").with("limit", 100));
            }
        } catch (TdRefused e) {
            return this;
        }
    }

    SessionHarness awaitState(SessionState... states) {
        Set<SessionState> wanted = Set.of(states);
        await("one of " + wanted)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(session::state, wanted::contains);
        return this;
    }

    double meter(String name, String... tags) {
        return meters.get(name).tags(tags).meter().measure().iterator().next().getValue();
    }

    @Override
    public void close() {
        recorder.release();
        session.finish();
        tdlib.close();
    }
}
