package dev.tradingsystem.telegram.tpcapital.signal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DryRunConfiguration {

    @Bean
    DryRun dryRun(SignalProperties properties, ParserProperties parser) {
        return new DryRun(properties.zones(), parser.levels());
    }
}
