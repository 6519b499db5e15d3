package dev.tradingsystem.telegram.gateway;

import dev.tradingsystem.telegram.gateway.session.LoginCommand;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// The ingest service: a session gives updates, ingest appends them to the log, sinks follow it.
@SpringBootApplication
public class GatewayApplication {

    /// Starts the app, or with `login` the talk that logs a running one in.
    ///
    /// Its settings file is `telegram-gateway.yaml`, because on one class path only one
    /// `application.yaml` is read.
    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0 && "login".equals(args[0])) {
            System.exit(LoginCommand.run(Arrays.asList(args).subList(1, args.length), System.getenv()));
        }
        System.setProperty("spring.config.name", "telegram-gateway");
        SpringApplication.run(GatewayApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
