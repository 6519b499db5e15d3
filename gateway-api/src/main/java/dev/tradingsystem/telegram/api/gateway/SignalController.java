package dev.tradingsystem.telegram.api.gateway;

import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.web.AnyParameters;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The worker's signals, reviews and replays. It applies the caller's channels itself: it is told
/// on whose behalf we ask. Its own description says what they take and answer.
@RestController
@AnyParameters
@Hidden
class SignalController {

    private static final String ID = "{id:-?\\d{1,19}:\\d{1,19}:\\d{1,3}}";
    private static final String REPLAY = "{id:[A-Za-z0-9_-]{1,64}}";

    private final PassThrough worker;

    SignalController(PassThrough worker) {
        this.worker = worker;
    }

    @GetMapping({
        "/signals",
        "/signals/stats",
        "/signals/scores",
        "/signals/" + ID,
        "/signals/" + ID + "/{part:versions|events}",
        "/reviews",
        "/reviews/" + ID,
        "/replay/" + REPLAY,
        "/replay/" + REPLAY + "/diff"
    })
    @Requires(Scope.SIGNALS_READ)
    void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        worker.pass(request, response, request.getRequestURI());
    }

    @PostMapping("/parse")
    @Requires(Scope.SIGNALS_READ)
    void parse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        worker.pass(request, response, request.getRequestURI());
    }

    @PostMapping({
        "/signals/" + ID + "/{act:cancel|restore}",
        "/reviews/" + ID + "/{act:accept|correct|reject}",
        "/replay",
        "/replay/" + REPLAY + "/{act:apply|cancel}"
    })
    @Requires(Scope.SIGNALS_WRITE)
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        worker.pass(request, response, request.getRequestURI());
    }
}
