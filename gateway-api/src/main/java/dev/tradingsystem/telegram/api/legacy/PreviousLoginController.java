package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.legacy.AskedGateway.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The previous stack's login: one field for whatever Telegram asks. It is the gateway's login;
/// this passes it on, and keeps and logs nothing of it.
@Previous
@Requires(Scope.OPERATOR)
class PreviousLoginController {

    private static final String AUTH = "/api/telegram-gateway/auth";
    private static final Set<String> ACTIVE =
            Set.of("STARTING", "WAITING_FOR_CODE", "WAITING_FOR_QR_SCAN", "WAITING_FOR_PASSWORD");

    private final AskedGateway gateway;

    PreviousLoginController(AskedGateway gateway) {
        this.gateway = gateway;
    }

    @GetMapping(AUTH + "/status")
    ResponseEntity<Data<PreviousLogin>> status() {
        return Data.of(PreviousLogin.of(gateway.get("/login")));
    }

    @PostMapping(AUTH + "/start")
    ResponseEntity<Data<PreviousLogin>> start() {
        if (ACTIVE.contains(state(gateway.get("/login")))) {
            throw busy();
        }
        Answer answer =
                gateway.post("/login", JsonNodeFactory.instance.objectNode().put("method", "phone"));
        if (answer.status() == HttpStatus.CONFLICT.value()) {
            throw busy();
        }
        return answer(answer, "Processo de autenticação iniciado");
    }

    @PostMapping(AUTH + "/input")
    ResponseEntity<Data<PreviousLogin>> input(HttpServletRequest request) throws IOException {
        String value = Body.of(request).word("value");
        if (value == null) {
            throw LegacyError.of(HttpStatus.BAD_REQUEST, "Campo \"value\" é obrigatório");
        }
        JsonNode login = gateway.get("/login");
        String step = switch (state(login)) {
            case "WAITING_FOR_CODE" -> "code";
            case "WAITING_FOR_PASSWORD" -> "password";
            default -> throw none();
        };
        return answer(
                gateway.post("/login/" + step, attempt(login).put(step, value)),
                "Entrada enviada ao processo de autenticação");
    }

    @PostMapping(AUTH + "/cancel")
    ResponseEntity<Data<PreviousLogin>> cancel() {
        JsonNode login = gateway.get("/login");
        if (!ACTIVE.contains(state(login)) || login.path("attempt").isNull()) {
            throw none();
        }
        Answer answer = gateway.post("/login/cancel", attempt(login));
        if (answer.status() == HttpStatus.CONFLICT.value()) {
            throw none();
        }
        refused(answer);
        return Data.answer(new Data<>(true, PreviousLogin.of(answer.body()).cancelled(), "Cancelamento solicitado"));
    }

    private static ResponseEntity<Data<PreviousLogin>> answer(Answer answer, String message) {
        refused(answer);
        return Data.answer(new Data<>(true, PreviousLogin.of(answer.body()), message));
    }

    /// What the gateway does not do, in its own words.
    private static void refused(Answer answer) {
        if (!answer.isGood()) {
            String type = answer.word("type");
            throw LegacyError.of(
                    HttpStatus.valueOf(answer.status()),
                    type.substring(type.lastIndexOf(':') + 1),
                    answer.word("detail"));
        }
    }

    private static ObjectNode attempt(JsonNode login) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("attempt", login.path("attempt").asString(""));
    }

    private static String state(JsonNode login) {
        return login.path("state").asString("");
    }

    private static LegacyError busy() {
        return LegacyError.of(HttpStatus.CONFLICT, "Uma autenticação já está em andamento");
    }

    private static LegacyError none() {
        return LegacyError.of(HttpStatus.CONFLICT, "Nenhum processo de autenticação em execução");
    }
}
