package dev.tradingsystem.telegram.benchmarks.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// An app that does nothing but answer: what HTTP, Boot and this driver cost by themselves.
@SpringBootConfiguration
@EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@RestController
public class EmptyEndpoint {

    /// Starts it.
    public static void main(String... arguments) {
        SpringApplication.run(EmptyEndpoint.class, arguments);
    }

    /// The whole answer.
    public record Nothing(boolean nothing) {}

    /// Answers.
    @GetMapping("/empty")
    public Nothing empty() {
        return new Nothing(true);
    }
}
