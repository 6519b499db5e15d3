package dev.tradingsystem.telegram.gateway.http;

import dev.tradingsystem.telegram.gateway.session.LoginRefused;
import dev.tradingsystem.telegram.gateway.session.SessionStatus;

/// The problem document of a refused login step: with the state it left behind.
final class LoginProblems {

    private LoginProblems() {}

    static GatewayProblem of(LoginRefused refused) {
        SessionStatus status = refused.status();
        var problem = GatewayProblem.of(
                        switch (refused.reason()) {
                            case STATE -> Problem.LOGIN_STATE;
                            case PHONE_INVALID -> Problem.LOGIN_PHONE_INVALID;
                            case CODE_INVALID -> Problem.LOGIN_CODE_INVALID;
                            case CODE_EXPIRED -> Problem.LOGIN_CODE_EXPIRED;
                            case PASSWORD_INVALID -> Problem.LOGIN_PASSWORD_INVALID;
                            case TOKEN_INVALID -> Problem.LOGIN_TOKEN_INVALID;
                            case FLOOD_WAIT -> Problem.FLOOD_WAIT;
                            case RATE_LIMITED -> Problem.RATE_LIMITED;
                            case STANDBY -> Problem.STANDBY;
                            case NOT_READY -> Problem.SESSION_NOT_READY;
                        },
                        String.valueOf(refused.getMessage()))
                .with("state", status.state());
        String attempt = status.attempt();
        var named = attempt == null ? problem : problem.with("attempt", attempt);
        return refused.retryAfter().map(named::retryAfter).orElse(named);
    }
}
