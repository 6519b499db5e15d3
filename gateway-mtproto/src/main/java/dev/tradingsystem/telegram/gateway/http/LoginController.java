package dev.tradingsystem.telegram.gateway.http;

import dev.tradingsystem.telegram.gateway.session.Login;
import dev.tradingsystem.telegram.gateway.session.SessionStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The login as a conversation: each step answers with the state that follows, and a client that
/// waits is told of the next change.
@RestController
@RequestMapping("/login")
final class LoginController {

    private static final int LONGEST_WAIT = 30;
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final Login login;

    LoginController(Login login) {
        this.login = login;
    }

    @GetMapping
    ResponseEntity<LoginView> state(
            @RequestParam(defaultValue = "0") int wait,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known)
            throws InterruptedException {
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw GatewayProblem.invalidParameter("wait", "0 to 30 seconds");
        }
        SessionStatus status = login.status();
        if (tag(status).equals(known)) {
            status = login.awaitAfter(status.revision(), Duration.ofSeconds(wait));
            if (tag(status).equals(known)) {
                return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .eTag(known)
                        .build();
            }
        }
        return answer(HttpStatus.OK, status);
    }

    @PostMapping
    ResponseEntity<LoginView> begin(HttpServletRequest request) throws IOException, InterruptedException {
        LoginBody body = LoginBody.of(request);
        String method = body.method() == null ? "phone" : body.method();
        SessionStatus status = switch (method) {
            case "phone" -> login.begin(Login.Method.PHONE, phone(body));
            case "qr" -> login.begin(Login.Method.QR, "");
            case "bot" -> login.begin(Login.Method.BOT, body.requiredToken());
            default -> throw GatewayProblem.invalidParameter("method", "phone, qr or bot");
        };
        return answer(HttpStatus.ACCEPTED, status);
    }

    private String phone(LoginBody body) {
        String phone = body.phoneOrEmpty();
        if (phone.isEmpty() && !login.knowsPhone()) {
            throw GatewayProblem.invalidParameter("phone", "is required, none is configured");
        }
        return phone;
    }

    @PostMapping("/code")
    ResponseEntity<LoginView> code(HttpServletRequest request) throws IOException, InterruptedException {
        LoginBody body = LoginBody.of(request);
        return answer(HttpStatus.OK, login.code(body.requiredAttempt(), body.requiredCode()));
    }

    @PostMapping("/password")
    ResponseEntity<LoginView> password(HttpServletRequest request) throws IOException, InterruptedException {
        LoginBody body = LoginBody.of(request);
        return answer(HttpStatus.OK, login.password(body.requiredAttempt(), body.requiredPassword()));
    }

    @PostMapping("/resend")
    ResponseEntity<LoginView> resend(HttpServletRequest request) throws IOException, InterruptedException {
        return answer(HttpStatus.ACCEPTED, login.resend(LoginBody.of(request).requiredAttempt()));
    }

    @PostMapping("/cancel")
    ResponseEntity<LoginView> cancel(HttpServletRequest request) throws IOException, InterruptedException {
        return answer(HttpStatus.OK, login.cancel(LoginBody.of(request).requiredAttempt()));
    }

    /// The code to scan. What it shows is a credential.
    @GetMapping("/qr.svg")
    ResponseEntity<String> qr(@RequestParam String attempt) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(SVG)
                .body(QrCode.of(login.qr(attempt).link()).svg());
    }

    /// The same, drawn for a terminal.
    @GetMapping("/qr.txt")
    ResponseEntity<String> qrText(@RequestParam String attempt) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(TEXT)
                .body(QrCode.of(login.qr(attempt).link()).text());
    }

    private static ResponseEntity<LoginView> answer(HttpStatus code, SessionStatus status) {
        return ResponseEntity.status(code)
                .cacheControl(CacheControl.noStore())
                .eTag(tag(status))
                .body(LoginView.of(status));
    }

    /// Begins with the process: a new one counts from the start again.
    private static String tag(SessionStatus status) {
        return "W/\"%x.%d\"".formatted(ProcessHandle.current().pid(), status.revision());
    }
}
