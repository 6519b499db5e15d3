package dev.tradingsystem.telegram.api.console;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    ConsoleFiles consoleFiles() {
        return ConsoleFiles.bundled();
    }
}
