package dev.tradingsystem.telegram.tpcapital.http.legacy;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// What the previous stack could do and this one does in another place.
@RestController
@Hidden
class GoneController {

    record Gone(String error, String message) {}

    @PostMapping(path = "/ingest", version = "0")
    ResponseEntity<Gone> ingest() {
        return gone("Messages enter through the gateway only.");
    }

    @PostMapping(path = "/clean-signals", version = "0")
    ResponseEntity<Gone> clean() {
        return gone(
                "Signals are never removed. Cancel one by POST /signals/{id}/cancel, or read again by POST /replay.");
    }

    @PostMapping(path = "/reload-channels", version = "0")
    ResponseEntity<Gone> reload() {
        return gone("Channels are managed at the gateway API: /channels. They need no reload.");
    }

    @RequestMapping(
            path = {"/telegram-channels", "/telegram-channels/{id}"},
            version = "0",
            method = {RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
    ResponseEntity<Gone> channels() {
        return gone("Channels are managed at the gateway API: /channels.");
    }

    @RequestMapping(
            path = {"/bots", "/bots/**", "/telegram/bots", "/telegram/bots/**"},
            version = "0")
    ResponseEntity<Gone> bots() {
        return gone("There are no bots any more: the gateway reads channels with an account of its own.");
    }

    @RequestMapping(path = "/telegram-images/**", version = "0")
    ResponseEntity<Gone> images() {
        return gone("Photos are at the gateway API: /messages/{channelId}/{messageId}/photo.");
    }

    private static ResponseEntity<Gone> gone(String message) {
        return ResponseEntity.status(HttpStatus.GONE).body(new Gone("Gone", message));
    }
}
