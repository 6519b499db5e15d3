package dev.tradingsystem.telegram.gateway.session;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose session it is, and how it is kept.
///
/// @param connectedSince when it last became ready; null while it is not
/// @param account null while nobody is logged in
/// @param encrypted whether its files are encrypted, which they are whenever there are any
/// @param permissionsOk whether directory and files are ours alone right now
/// @param savedAt when the session was first safe on disk; null before
/// @param verifiedAt when that was last seen
/// @param lastUpdateAt when TDLib last reported something; null before
public record SessionDetails(
        SessionState state,
        @Nullable Instant connectedSince,
        @Nullable Account account,
        boolean encrypted,
        boolean permissionsOk,
        @Nullable Instant savedAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant lastUpdateAt) {

    static SessionDetails of(SessionStatus status, Optional<OpenSession> open, Optional<Tenure> tenure) {
        Optional<SavedSession> saved = tenure.flatMap(Tenure::saved).filter(SavedSession::isLoggedIn);
        return new SessionDetails(
                status.state(),
                status.state() == SessionState.READY ? status.since() : null,
                open.flatMap(OpenSession::account).orElse(null),
                tenure.isPresent(),
                tenure.map(current -> current.directory().isOursAlone()).orElse(false),
                saved.map(SavedSession::savedAt).orElse(null),
                saved.map(SavedSession::verifiedAt).orElse(null),
                open.flatMap(OpenSession::lastUpdateAt).orElse(null));
    }
}
