package dev.tradingsystem.telegram.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tradingsystem.telegram.gateway.session.SessionHarness.Setup;
import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Promise: a session survives restarts, is ours alone, and is never thrown away.
class SessionFilesIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final TestDatacenter telegram = TestDatacenter.start();
    private Setup setup;

    @BeforeEach
    void logInOnce() throws InterruptedException {
        setup = Setup.of(telegram, folder.resolve(".session"));
        User user = telegram.user("+5511987654321");
        try (SessionHarness first = setup.open().logIn(user)) {
            await().atMost(LIMIT).until(() -> first.session.details().savedAt() != null);
            await().atMost(LIMIT).until(() -> first.meter("telegram.session.loaded") == 1);
        }
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void goesOnWithoutALoginAfterARestartWithEveryFileOursAlone() throws IOException {
        Path binlog = setup.directory().resolve("td.binlog");
        Files.setPosixFilePermissions(setup.directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(binlog, PosixFilePermissions.fromString("rw-r--r--"));
        try (SessionHarness again = setup.open().awaitState(SessionState.READY)) {
            assertThat(again.session.details().permissionsOk()).isTrue();
            assertThat(Files.getPosixFilePermissions(setup.directory()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(Files.getPosixFilePermissions(binlog)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(telegram.calls().count("auth.sendCode")).isOne();
    }

    @Test
    void tellsAWrongKeyAndRenamesNothing() throws IOException {
        List<Path> before = entries();
        try (SessionHarness wrong = setup.withKey(SessionHarness.OTHER_KEY, "").open()) {
            wrong.awaitState(SessionState.FAILED);
            assertThat(wrong.session.status().problem()).contains("another key");
            assertThat(wrong.meter("telegram.session.loaded")).isZero();
        }
        assertThat(entries()).isEqualTo(before);
        try (SessionHarness right = setup.open()) {
            right.awaitState(SessionState.READY);
        }
    }

    @Test
    void isEncryptedAnewWhenTheKeyIsReplaced() {
        try (SessionHarness replacing =
                setup.withKey(SessionHarness.OTHER_KEY, SessionHarness.KEY).open()) {
            replacing.awaitState(SessionState.READY);
        }
        try (SessionHarness replaced =
                setup.withKey(SessionHarness.OTHER_KEY, "").open()) {
            replaced.awaitState(SessionState.READY);
        }
    }

    @Test
    void setsGarbageAsideAndWaitsForALogin() throws IOException {
        Path binlog = setup.directory().resolve("td.binlog");
        byte[] garbage = "no session at all ".repeat(500).getBytes(StandardCharsets.UTF_8);
        Files.write(binlog, garbage);
        try (SessionHarness fresh = setup.open().awaitState(SessionState.WAITING_FOR_LOGIN)) {
            Path aside = onlyCorrupt();
            assertThat(aside.getFileName().toString()).startsWith(".session.corrupt.");
            assertThat(aside.resolve("td.binlog")).hasBinaryContent(garbage);
            assertThat(Files.getPosixFilePermissions(aside)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(fresh.session.details().account()).isNull();
        }
    }

    @Test
    void setsAnEmptiedSessionAside() throws IOException {
        Files.write(setup.directory().resolve("td.binlog"), new byte[0]);
        try (SessionHarness _ = setup.open().awaitState(SessionState.WAITING_FOR_LOGIN)) {
            assertThat(onlyCorrupt()).isNotEmptyDirectory();
        }
    }

    @Test
    void setsASessionAsideThatIsCutOff() throws IOException {
        Path binlog = setup.directory().resolve("td.binlog");
        byte[] whole = Files.readAllBytes(binlog);
        Files.write(binlog, Arrays.copyOf(whole, 200));
        try (SessionHarness _ = setup.open().awaitState(SessionState.WAITING_FOR_LOGIN)) {
            assertThat(onlyCorrupt()).isNotEmptyDirectory();
        }
    }

    @Test
    void refusesADirectoryOfSomebodyElse() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Files.setAttribute(setup.directory(), "unix:uid", 65_534);
        try (SessionHarness refused = setup.open().awaitState(SessionState.FAILED)) {
            assertThat(refused.session.status().problem()).contains("belongs to user 65534");
        } finally {
            Files.setAttribute(setup.directory(), "unix:uid", 0);
        }
        assertThat(telegram.calls().count("auth.sendCode")).isOne();
    }

    @Test
    void isOpenInOneProcessAloneAndWaitsUntilTheOtherIsDone() throws IOException {
        Path binlog = setup.directory().resolve("td.binlog");
        SessionHarness waiting;
        try (LockingProcess other = LockingProcess.on(binlog)) {
            assertThat(other.hasIt()).isTrue();
            waiting = setup.open().awaitState(SessionState.FAILED);
            assertThat(waiting.session.status().problem()).contains("in use by another process");
            assertThat(setup.directory().resolve("db.sqlite"))
                    .as("what the other works with")
                    .exists();
        }
        try (SessionHarness open = waiting) {
            open.awaitState(SessionState.READY);
            await().atMost(LIMIT).until(() -> open.meter("telegram.session.loaded") == 1);
            try (LockingProcess second = LockingProcess.on(binlog)) {
                assertThat(second.hasIt())
                        .as("the file was read back meanwhile")
                        .isFalse();
            }
        }
    }

    @Test
    void saysThatADirectoryCannotBeUsed() {
        Setup nowhere = Setup.of(telegram, Path.of("/proc/telegram-session"));
        try (SessionHarness failed = nowhere.open().awaitState(SessionState.FAILED)) {
            assertThat(failed.session.status().problem()).contains("/proc/telegram-session cannot be used");
        }
    }

    @Test
    void neverSaysThatASessionIsSavedWhichIsNot() throws IOException {
        Files.createDirectories(setup.directory().resolve("session.json.new/in-the-way"));
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        Logger log = (Logger) LoggerFactory.getLogger(Opening.class);
        log.addAppender(lines);
        try (SessionHarness open = setup.open().awaitState(SessionState.READY)) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(lines.list)
                            .extracting(ILoggingEvent::getFormattedMessage)
                            .containsOnly("session not saved"));
            assertThat(open.meter("telegram.session.loaded")).isZero();
        } finally {
            log.detachAppender(lines);
        }
    }

    private Path onlyCorrupt() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> aside =
                    all.filter(path -> path.toString().contains("corrupt")).toList();
            assertThat(aside).hasSize(1);
            return aside.getFirst();
        }
    }

    /// All there is but TDLib's cache, which is made anew at every start.
    private List<Path> entries() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.getFileName().toString().startsWith("db.sqlite"))
                    .sorted()
                    .toList();
        }
    }
}
