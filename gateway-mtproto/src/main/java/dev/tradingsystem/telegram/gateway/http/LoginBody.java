package dev.tradingsystem.telegram.gateway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// What a login step was given. Read strictly, and never repeated in an answer or a log.
record LoginBody(
        @Nullable String method,
        @Nullable String phone,
        @Nullable String token,
        @Nullable String attempt,
        @Nullable String code,
        @Nullable String password) {

    private static final int LARGEST = 4096;
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern CODE = Pattern.compile("\\d{3,8}");
    private static final Pattern TOKEN = Pattern.compile("\\d{3,20}:[A-Za-z0-9_-]{10,100}");
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(LoginBody.class);

    /// @throws GatewayProblem when it is too large, or not a JSON object of these texts
    static LoginBody of(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw GatewayProblem.of(Problem.PAYLOAD_TOO_LARGE, "at most 4 KiB are read here");
        }
        try {
            LoginBody body = JSON.readValue(bytes);
            if (body != null) {
                return body;
            }
        } catch (JacksonException e) {
            // its message may hold what was sent
        }
        throw GatewayProblem.of(
                Problem.INVALID_BODY, "a JSON object with the fields of this step is expected, nothing more");
    }

    String phoneOrEmpty() {
        return phone == null ? "" : matching("phone", phone, PHONE, "as +5511987654321");
    }

    String requiredToken() {
        return matching("token", token, TOKEN, "as Telegram gives it for a bot");
    }

    String requiredAttempt() {
        return matching("attempt", attempt, Pattern.compile("[0-9a-f]{1,32}"), "as in GET /login");
    }

    String requiredCode() {
        return matching("code", code, CODE, "3 to 8 digits");
    }

    String requiredPassword() {
        return matching("password", password, Pattern.compile("(?s).{1,256}"), "1 to 256 characters");
    }

    private static String matching(String name, @Nullable String value, Pattern form, String expected) {
        if (value == null || !form.matcher(value).matches()) {
            throw GatewayProblem.invalidParameter(name, expected);
        }
        return value;
    }

    @Override
    public String toString() {
        return "LoginBody[***]";
    }
}
