package dev.tradingsystem.telegram.gateway;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// The ingest service: a session gives updates, ingest appends them to the log, sinks follow it.
@SpringBootApplication
public class GatewayApplication {

    /// Starts the app; its settings file is `telegram-gateway.yaml`, because on one class path
    /// only one `application.yaml` is read.
    public static void main(String[] args) {
        System.setProperty("spring.config.name", "telegram-gateway");
        SpringApplication.run(GatewayApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
