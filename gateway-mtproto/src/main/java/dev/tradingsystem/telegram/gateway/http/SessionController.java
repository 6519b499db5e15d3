package dev.tradingsystem.telegram.gateway.http;

import dev.tradingsystem.telegram.gateway.lease.HeldLease;
import dev.tradingsystem.telegram.gateway.lease.LeaseKeeper;
import dev.tradingsystem.telegram.gateway.session.Account;
import dev.tradingsystem.telegram.gateway.session.SessionDetails;
import dev.tradingsystem.telegram.gateway.session.SessionState;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The session as it is right now, and its end.
@RestController
@RequestMapping("/session")
final class SessionController {

    private static final String CONFIRMATION = "log-out";

    private final TelegramSession session;
    private final LeaseKeeper lease;

    SessionController(TelegramSession session, LeaseKeeper lease) {
        this.session = session;
        this.lease = lease;
    }

    @GetMapping
    ResponseEntity<SessionView> session() {
        SessionDetails details = session.details();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(SessionView.of(details, lease.details().orElse(null)));
    }

    /// Ends the session at Telegram.
    @DeleteMapping
    ResponseEntity<Void> logOut(@RequestBody LogOut body) throws InterruptedException {
        if (!CONFIRMATION.equals(body.confirm())) {
            throw GatewayProblem.invalidParameter("confirm", "must be " + CONFIRMATION);
        }
        session.logOut();
        return ResponseEntity.status(HttpStatus.ACCEPTED).build();
    }

    record LogOut(@Nullable String confirm) {}

    record AccountView(String id, String name, String phone, boolean bot) {
        static AccountView of(Account account) {
            return new AccountView(Long.toString(account.id()), account.name(), account.phone(), account.isBot());
        }
    }

    record StoreView(
            boolean encrypted,
            boolean permissionsOk,
            @Nullable Instant savedAt,
            @Nullable Instant verifiedAt) {}

    record SessionView(
            SessionState state,
            @Nullable Instant connectedSince,
            @Nullable AccountView account,
            StoreView store,
            @Nullable HeldLease lease,
            @Nullable Instant lastUpdateAt) {

        static SessionView of(SessionDetails details, @Nullable HeldLease lease) {
            Account account = details.account();
            return new SessionView(
                    details.state(),
                    details.connectedSince(),
                    account == null ? null : AccountView.of(account),
                    new StoreView(
                            details.encrypted(), details.permissionsOk(), details.savedAt(), details.verifiedAt()),
                    lease,
                    details.lastUpdateAt());
        }
    }
}
