package dev.tradingsystem.telegram.gateway.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The key the session is to be encrypted with, and the one before it while it is being replaced.
///
/// @param current the key it shall have
/// @param candidates the keys that may open it, the likeliest first
record Keys(SessionKey current, List<SessionKey> candidates) {

    static final String WRONG = "the session is encrypted with another key; nothing was changed";

    /// @throws IllegalArgumentException when a key is too short
    static Keys of(SessionProperties properties) {
        SessionKey current = SessionKey.of(properties);
        List<SessionKey> candidates = new ArrayList<>(List.of(current));
        if (!properties.formerEncryptionKey().isBlank()) {
            candidates.add(SessionKey.of(properties.formerEncryptionKey()));
        }
        return new Keys(current, List.copyOf(candidates));
    }

    /// Those to try on what was saved, the noted one first. The note may lag behind a replacement
    /// that was cut short, so TDLib is asked about each.
    List<SessionKey> toTry(Optional<SavedSession> saved) {
        return candidates.stream()
                .sorted(Comparator.comparing(key -> !isNoted(key, saved)))
                .toList();
    }

    /// Whether what was saved was encrypted with one of these.
    boolean includeNoted(Optional<SavedSession> saved) {
        return candidates.stream().anyMatch(key -> isNoted(key, saved));
    }

    private static boolean isNoted(SessionKey key, Optional<SavedSession> saved) {
        return saved.filter(known -> known.keyCheck().equals(key.check())).isPresent();
    }
}
