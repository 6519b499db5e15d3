package dev.tradingsystem.telegram.api.key;

import dev.tradingsystem.telegram.store.key.ApiKey;
import dev.tradingsystem.telegram.store.key.KeySecret;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Who is signed in at the console: a browser keeps a random word in a cookie that no script can
/// read, this process keeps which key it stands for. The key itself is kept on neither side.
///
/// A session ends after 12 hours, with its key, and with this process.
public final class Sessions {

    /// How long a session lasts, however much it is used.
    public static final Duration LIFE = Duration.ofHours(12);

    private static final int MOST = 1_000;
    private static final int RANDOM_BYTES = 32;

    private final boolean needed;
    private final Keyring keyring;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<ByteBuffer, Opened> opened = new LinkedHashMap<>();

    /// @param needed false where everybody on this host may do everything
    Sessions(boolean needed, Keyring keyring, Clock clock) {
        this.needed = needed;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// Whether a browser with this word need not sign in.
    public boolean admits(Optional<String> word) {
        return !needed || word.flatMap(this::find).isPresent();
    }

    /// Opens a session for whoever knows a key.
    ///
    /// @param address who asks
    /// @return the word that stands for it from now on
    /// @throws dev.tradingsystem.telegram.api.problem.ApiProblem when the key is not good
    public String open(String presented, String address) {
        ApiKey key = keyring.find(BootstrapKeys.stripped(presented), address);
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        synchronized (opened) {
            opened.values().removeIf(each -> !now.isBefore(each.endsAt()));
            if (opened.size() >= MOST) {
                opened.remove(opened.keySet().iterator().next());
            }
            opened.put(digest(word), new Opened(key, now.plus(LIFE)));
        }
        return word;
    }

    /// The key a session stands for, while both are good.
    public Optional<ApiKey> find(String word) {
        Opened found;
        synchronized (opened) {
            found = opened.get(digest(word));
        }
        if (found == null || !clock.instant().isBefore(found.endsAt()) || !keyring.isGood(found.key())) {
            return Optional.empty();
        }
        return Optional.of(found.key());
    }

    /// Ends a session at once.
    public void close(String word) {
        synchronized (opened) {
            opened.remove(digest(word));
        }
    }

    /// So that the time a look-up takes tells nothing about the words there are.
    private static ByteBuffer digest(String word) {
        return ByteBuffer.wrap(KeySecret.digest(word));
    }

    private record Opened(ApiKey key, Instant endsAt) {}
}
