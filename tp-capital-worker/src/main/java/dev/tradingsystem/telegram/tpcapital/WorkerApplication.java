package dev.tradingsystem.telegram.tpcapital;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/// The worker: takes changes, reads them, keeps signals.
///
/// It has two databases of its own making, so Boot makes none.
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class, proxyBeanMethods = false)
public class WorkerApplication {

    /// Starts the app; its settings file is `tp-capital`: on one class path only one
    /// application.yaml is read.
    public static void main(String[] args) {
        System.setProperty("spring.config.name", "tp-capital");
        SpringApplication.run(WorkerApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
