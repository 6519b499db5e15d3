package dev.tradingsystem.telegram.api.gateway;

import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.web.AnyParameters;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// The gateway's session and login. Its own description says what they take and answer.
@RestController
@Requires(Scope.OPERATOR)
@AnyParameters
@Hidden
class GatewayController {

    private static final String PREFIX = "/gateway";

    private final PassThrough gateway;

    GatewayController(PassThrough gateway) {
        this.gateway = gateway;
    }

    @RequestMapping(
            path = {PREFIX + "/session", PREFIX + "/login"},
            method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.DELETE})
    void session(HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(request, response);
    }

    @RequestMapping(
            path = PREFIX + "/login/{step:code|password|resend|cancel|qr\\.svg|qr\\.txt}",
            method = {RequestMethod.GET, RequestMethod.POST})
    void step(HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(request, response);
    }

    private void pass(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        gateway.pass(request, response, request.getRequestURI().substring(PREFIX.length()));
    }
}
