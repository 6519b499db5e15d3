package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.AuthState;
import dev.tradingsystem.telegram.td.TdRequest;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// The steps of a login. Telegram's own state is the truth: each step is refused unless Telegram
/// waits for it, and answers with the state that follows.
///
/// Phone numbers, codes, passwords and tokens are held for the call only. Nothing here logs them.
public final class Login {

    /// How to log in.
    public enum Method {
        PHONE,
        QR,
        BOT
    }

    private static final Duration STEP_LIMIT = Duration.ofSeconds(25);
    private static final Duration STATE_LIMIT = Duration.ofSeconds(5);

    private final TelegramSession session;
    private final StatusBoard board;
    private final StepLimit limit;
    private final String usualPhone;
    private final ReentrantLock oneStep = new ReentrantLock();

    Login(TelegramSession session, StepLimit limit, String usualPhone) {
        this.session = session;
        this.board = session.board();
        this.limit = limit;
        this.usualPhone = usualPhone;
    }

    /// Where the login stands.
    public SessionStatus status() {
        return board.status();
    }

    /// Waits until the status is no longer that of a revision, or the time is up.
    public SessionStatus awaitAfter(long revision, Duration limit) throws InterruptedException {
        return board.await(status -> status.revision() != revision, limit);
    }

    /// Whether a login by phone need not name the number.
    public boolean knowsPhone() {
        return !usualPhone.isBlank();
    }

    /// Begins a login.
    ///
    /// @param secret the phone number or the bot's token; empty for a QR code, and for the
    ///     configured number
    public SessionStatus begin(Method method, String secret) throws InterruptedException {
        return step(() -> {
            OpenSession open = open();
            if (!(open.auth() instanceof AuthState.WaitPhoneNumber wait)) {
                throw wrongState("a login cannot begin now");
            }
            return switch (method) {
                case PHONE ->
                    send(
                            open,
                            wait.phone(secret.isBlank() ? usualPhone : secret),
                            LoginRefused.Reason.PHONE_INVALID,
                            SessionState.WAITING_FOR_LOGIN);
                case QR -> send(open, wait.qr(), LoginRefused.Reason.STATE, SessionState.WAITING_FOR_LOGIN);
                case BOT ->
                    send(open, wait.bot(secret), LoginRefused.Reason.TOKEN_INVALID, SessionState.WAITING_FOR_LOGIN);
            };
        });
    }

    /// Gives the code.
    public SessionStatus code(String attempt, String code) throws InterruptedException {
        return step(() -> {
            OpenSession open = open(attempt);
            if (!(open.auth() instanceof AuthState.WaitCode wait)) {
                throw wrongState("no code is waited for");
            }
            return send(open, wait.code(code), LoginRefused.Reason.CODE_INVALID, SessionState.WAITING_FOR_CODE);
        });
    }

    /// Gives the password.
    public SessionStatus password(String attempt, String password) throws InterruptedException {
        return step(() -> {
            OpenSession open = open(attempt);
            if (!(open.auth() instanceof AuthState.WaitPassword wait)) {
                throw wrongState("no password is waited for");
            }
            return send(
                    open,
                    wait.password(password),
                    LoginRefused.Reason.PASSWORD_INVALID,
                    SessionState.WAITING_FOR_PASSWORD);
        });
    }

    /// Asks for another code.
    public SessionStatus resend(String attempt) throws InterruptedException {
        return step(() -> {
            OpenSession open = open(attempt);
            if (!(open.auth() instanceof AuthState.WaitCode wait)) {
                throw wrongState("no code is waited for");
            }
            return send(open, wait.resend(), LoginRefused.Reason.STATE, SessionState.STARTING);
        });
    }

    /// Gives the login up.
    public SessionStatus cancel(String attempt) throws InterruptedException {
        OpenSession open = open(attempt);
        TdRequest cancel = switch (open.auth()) {
            case AuthState.WaitCode wait -> wait.cancel();
            case AuthState.WaitPassword wait -> wait.cancel();
            case AuthState.WaitOtherDeviceConfirmation wait -> wait.cancel();
            case AuthState.NeedsOperator wait -> wait.cancel();
            case AuthState.WaitTdlibParameters _,
                    AuthState.WaitPhoneNumber _,
                    AuthState.Ready _,
                    AuthState.LoggingOut _,
                    AuthState.Closing _,
                    AuthState.Closed _ -> throw wrongState("no login is open");
        };
        open.tell(cancel);
        Predicate<SessionStatus> over = status -> status.state() == SessionState.WAITING_FOR_LOGIN;
        SessionStatus status = board.await(over, STATE_LIMIT);
        if (!over.test(status)) {
            // taking leave needs Telegram; forgetting does not
            open.tell(TdRequest.of("destroy"));
            status = board.await(over, STATE_LIMIT);
        }
        return status;
    }

    /// What the QR code of an attempt shows.
    public LoginStep.Qr qr(String attempt) {
        SessionStatus status = board.status();
        if (attempt.equals(status.attempt()) && status.step() instanceof LoginStep.Qr qr) {
            return qr;
        }
        throw wrongState("no QR code is shown for this attempt");
    }

    private interface Step {
        SessionStatus take() throws InterruptedException;
    }

    private SessionStatus step(Step step) throws InterruptedException {
        if (!oneStep.tryLock()) {
            throw wrongState("another step is under way");
        }
        try {
            return step.take();
        } finally {
            oneStep.unlock();
        }
    }

    private SessionStatus send(OpenSession open, TdRequest request, LoginRefused.Reason usual, SessionState from)
            throws InterruptedException {
        limit.take().ifPresent(wait -> {
            throw LoginRefused.tooMany(wait, board.status());
        });
        try {
            open.questions().ask(request, STEP_LIMIT);
        } catch (TdRefused e) {
            throw LoginRefused.of(e.error(), usual, board.status());
        }
        return board.await(
                status -> status.state() != from && status.state() != SessionState.RECONNECTING, STATE_LIMIT);
    }

    private OpenSession open(String attempt) {
        OpenSession open = open();
        if (!attempt.equals(board.status().attempt())) {
            throw wrongState("this attempt is not the current one");
        }
        return open;
    }

    private OpenSession open() {
        SessionStatus status = board.status();
        if (status.state() == SessionState.STANDBY) {
            throw LoginRefused.of(LoginRefused.Reason.STANDBY, "another process holds the session", status);
        }
        return session.open()
                .orElseThrow(() -> LoginRefused.of(LoginRefused.Reason.NOT_READY, "the session is not open", status));
    }

    private LoginRefused wrongState(String what) {
        return LoginRefused.of(LoginRefused.Reason.STATE, what, board.status());
    }
}
