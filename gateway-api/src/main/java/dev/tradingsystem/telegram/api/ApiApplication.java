package dev.tradingsystem.telegram.api;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/// The REST API: messages and changes, cache first, view second.
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class) // errors are problem documents
public class ApiApplication {

    /// Starts the app.
    public static void main(String[] args) {
        start(args);
    }

    /// Starts the app inside another one. Its settings file has a name of its own: of several
    /// apps on one class path only the first `application.yaml` would be read.
    public static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(ApiApplication.class)
                .properties("spring.config.name=telegram-gateway-api")
                .run(args);
    }
}
