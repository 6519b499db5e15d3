package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.DatabaseKey;
import dev.tradingsystem.telegram.td.SocksProxy;
import dev.tradingsystem.telegram.td.TdError;
import dev.tradingsystem.telegram.td.TdParameters;
import dev.tradingsystem.telegram.td.TdRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// With what a session is opened: its directory, the key that fits, and what TDLib is told before
/// and after it has read its files.
final class Opening {

    private static final Logger log = LoggerFactory.getLogger(Opening.class);

    /// Only what changes nothing in the account itself.
    private static final List<String> SWITCHED_ON = List.of(
            "disable_persistent_network_statistics",
            "disable_animated_emoji",
            "ignore_inline_thumbnails",
            "use_storage_optimizer");

    private final SessionProperties properties;
    private final TdlibProperties tdlib;
    private final SessionDirectory directory;
    private final SessionRecord record;
    private final SessionLock lock;
    private final SessionKey key;
    private final SessionKey opensWith;
    private final Runnable loginNeeded;
    private final Clock clock;
    private boolean loggedOut;

    /// @param opensWith the key the files are encrypted with now
    /// @param key the key they shall be encrypted with
    /// @param loginNeeded called when nobody is logged in
    Opening(
            SessionProperties properties,
            TdlibProperties tdlib,
            SessionDirectory directory,
            SessionRecord record,
            SessionLock lock,
            SessionKey opensWith,
            SessionKey key,
            Runnable loginNeeded,
            Clock clock) {
        this.properties = properties;
        this.tdlib = tdlib;
        this.directory = directory;
        this.record = record;
        this.lock = lock;
        this.opensWith = opensWith;
        this.key = key;
        this.loginNeeded = loginNeeded;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Duration answerLimit() {
        return properties.answerLimit();
    }

    Duration heldUpLimit() {
        return properties.heldUpLimit();
    }

    /// Which way to Telegram. A proxy of an earlier start stands in the files, so its absence has
    /// to be said as well.
    TdRequest route() {
        return tdlib.proxy().isBlank()
                ? TdRequest.of("disableProxy")
                : SocksProxy.parse(tdlib.proxy()).add();
    }

    TdParameters parameters() {
        Path path = directory.path();
        return new TdParameters(
                tdlib.testDc(),
                path,
                path.resolve("files"),
                DatabaseKey.of(opensWith.bytes()),
                true,
                properties.apiId(),
                properties.apiHash(),
                "telegram-gateway",
                "1");
    }

    /// What TDLib is told once it has read its files.
    List<TdRequest> requestsWhenOpened() {
        List<TdRequest> requests = new ArrayList<>();
        if (opensWith != key) {
            requests.add(TdRequest.of("setDatabaseEncryptionKey").with("new_encryption_key", key.bytes()));
        }
        SWITCHED_ON.forEach(option ->
                requests.add(option(option, TdRequest.of("optionValueBoolean").with("value", true))));
        requests.add(option(
                "notification_group_count_max",
                TdRequest.of("optionValueInteger").with("value", 0)));
        return requests;
    }

    private static TdRequest option(String name, TdRequest value) {
        return TdRequest.of("setOption").with("name", name).with("value", value);
    }

    /// Whether the files were left with somebody logged in.
    boolean expectsAccount() {
        return record.read().filter(SavedSession::isLoggedIn).isPresent();
    }

    /// What TDLib's refusal to open means.
    SessionEnd refused(TdError error) {
        if (error.message().contains("Wrong database encryption key")) {
            return SessionEnd.of(SessionEnd.Cause.WRONG_KEY, Keys.WRONG);
        }
        if (error.message().contains("Can't lock file")) {
            return SessionEnd.inUse();
        }
        return SessionEnd.of(SessionEnd.Cause.REFUSED, "TDLib did not open: " + error.message());
    }

    /// The files are open.
    void opened() {
        directory.narrowQuietly();
        if (!expectsAccount()) {
            noteKey();
        }
    }

    /// The session ends at Telegram: what is saved is worth nothing from now on.
    synchronized void loggedOut() {
        loggedOut = true;
        noteKey();
    }

    private void noteKey() {
        try {
            record.opened(key);
        } catch (IOException e) {
            log.atWarn().addKeyValue("error", e.toString()).log("session directory cannot be written");
        }
    }

    /// Nobody is logged in.
    void loginNeeded() {
        loginNeeded.run();
    }

    /// Makes sure that the session is on disk.
    ///
    /// @return whether it is
    synchronized boolean save(Account account) {
        if (loggedOut) {
            return false;
        }
        try {
            directory.narrowQuietly();
            record.save(lock, key, account.id(), clock.instant());
            log.atInfo().log("Session saved");
            return true;
        } catch (IOException e) {
            log.atError().addKeyValue("error", e.toString()).log("session not saved");
            return false;
        }
    }
}
