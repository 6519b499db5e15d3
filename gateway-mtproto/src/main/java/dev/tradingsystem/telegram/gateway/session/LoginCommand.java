package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.gateway.session.LoginClient.Answer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `telegram-gateway login`: the phone, code and password talk in a terminal.
///
/// It opens no session itself: it speaks to the waiting service over loopback, with the key of
/// `API_SECRET_TOKEN`. What is typed goes there and nowhere else.
public final class LoginCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 64;
    private static final List<String> METHODS = List.of("phone", "qr", "bot");
    private static final String HELP = """
            usage: login [phone|qr|bot]
            Logs the gateway that runs on this machine in to Telegram. Reads API_SECRET_TOKEN, and GATEWAY_PORT
            when it is set.""";

    private final LoginClient client;
    private final LoginTerminal terminal;
    private final @Nullable String method;

    private LoginCommand(LoginClient client, LoginTerminal terminal, @Nullable String method) {
        this.client = client;
        this.terminal = terminal;
        this.method = method;
    }

    /// Runs the talk.
    ///
    /// @param arguments those behind `login`
    /// @return the exit code: 0 logged in, 1 not, 64 called in a wrong way
    public static int run(List<String> arguments, Map<String, String> environment) throws InterruptedException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var terminal = new LoginTerminal(out);
        String key = environment
                .getOrDefault("API_SECRET_TOKEN", "")
                .split(",", 2)[0]
                .strip();
        if (arguments.size() > 1 || !METHODS.containsAll(arguments) || key.isEmpty()) {
            terminal.say(HELP);
            return USAGE;
        }
        String address = address(environment);
        try (var client = new LoginClient(address, key)) {
            return new LoginCommand(client, terminal, arguments.isEmpty() ? null : arguments.getFirst()).talk();
        } catch (IOException e) {
            terminal.say("no gateway answers at " + address + ": start it first");
            return FAILED;
        }
    }

    private static String address(Map<String, String> environment) {
        return "http://127.0.0.1:" + environment.getOrDefault("GATEWAY_PORT", "4006");
    }

    private int talk() throws IOException, InterruptedException {
        Answer answer = client.state();
        int revision = 0;
        while (true) {
            if (!answer.isOk()) {
                terminal.say("%s: %s".formatted(answer.text("title"), answer.text("detail")));
                boolean mayTryAgain = answer.status() == 409 || answer.status() == 422;
                answer = client.state();
                if (!mayTryAgain || !answer.isOk()) {
                    return FAILED;
                }
            }
            switch (SessionState.valueOf(answer.text("state"))) {
                case READY, RECONNECTING -> {
                    terminal.say("logged in");
                    return DONE;
                }
                case WAITING_FOR_LOGIN -> {
                    Answer begun = begin();
                    if (begun == null) {
                        return FAILED;
                    }
                    answer = begun;
                }
                case WAITING_FOR_CODE -> {
                    Answer next = step(answer, "code", codeQuestion(answer), false);
                    if (next == null) {
                        return FAILED;
                    }
                    answer = next;
                }
                case WAITING_FOR_PASSWORD -> {
                    Answer next = step(answer, "password", passwordQuestion(answer), true);
                    if (next == null) {
                        return FAILED;
                    }
                    answer = next;
                }
                case WAITING_FOR_QR_SCAN -> {
                    revision = draw(answer, revision);
                    answer = client.stateAfter(answer);
                }
                case STARTING, LOGGING_OUT, CLOSED -> answer = client.stateAfter(answer);
                case DISABLED, STANDBY, FAILED -> {
                    terminal.say("no login here: %s %s".formatted(answer.text("state"), answer.text("problem")));
                    return FAILED;
                }
            }
        }
    }

    private @Nullable Answer begin() throws IOException, InterruptedException {
        String chosen = method == null ? terminal.ask("log in by phone, qr or bot [phone]: ") : method;
        if (chosen == null) {
            return null;
        }
        Map<String, String> body = new HashMap<>(Map.of("method", chosen.isEmpty() ? "phone" : chosen));
        if ("bot".equals(chosen)) {
            return give(body, "token", terminal.askSecret("token of the bot: "));
        }
        return "qr".equals(chosen)
                ? client.post("/login", body)
                : give(body, "phone", terminal.ask("phone number, as +5511987654321 (empty: the configured one): "));
    }

    private @Nullable Answer give(Map<String, String> body, String field, @Nullable String value)
            throws IOException, InterruptedException {
        if (value == null) {
            return null;
        }
        if (!value.isEmpty()) {
            body.put(field, value);
        }
        return client.post("/login", body);
    }

    private @Nullable Answer step(Answer state, String field, String question, boolean secret)
            throws IOException, InterruptedException {
        String value = secret ? terminal.askSecret(question) : terminal.ask(question);
        if (value == null) {
            return null;
        }
        String attempt = state.text("attempt");
        return switch (value) {
            case "resend" -> client.post("/login/resend", Map.of("attempt", attempt));
            case "cancel" -> client.post("/login/cancel", Map.of("attempt", attempt));
            default -> client.post("/login/" + field, Map.of("attempt", attempt, field, value));
        };
    }

    private static String codeQuestion(Answer state) {
        return "code that Telegram sent by %s (or resend, cancel): "
                .formatted(state.body().path("code").path("via").asString("message"));
    }

    private static String passwordQuestion(Answer state) {
        String hint = state.body().path("password").path("hint").asString("");
        return hint.isEmpty() ? "password: " : "password (hint: %s): ".formatted(hint);
    }

    private int draw(Answer state, int drawn) throws IOException, InterruptedException {
        int revision = state.body().path("qr").path("revision").asInt(0);
        String picture = revision == drawn ? "" : client.picture(state.text("attempt"));
        if (!picture.isEmpty()) {
            terminal.draw(picture);
            terminal.say("scan it in Telegram: Settings, Devices, Link Desktop Device");
        }
        return revision;
    }
}
