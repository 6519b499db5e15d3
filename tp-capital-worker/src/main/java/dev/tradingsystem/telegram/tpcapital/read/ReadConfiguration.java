package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadConfiguration {

    @Bean
    SignalReader signalReader(SignalDatabase database) {
        return new SignalReader(database);
    }

    @Bean
    SignalHistory signalHistory(SignalDatabase database) {
        return new SignalHistory(database);
    }

    @Bean
    ReviewReader reviewReader(SignalDatabase database) {
        return new ReviewReader(database);
    }

    @Bean
    PreviousNames previousNames(SignalDatabase database) {
        return new PreviousNames(database);
    }

    @Bean
    Statistics statistics(SignalDatabase database) {
        return new Statistics(database);
    }
}
