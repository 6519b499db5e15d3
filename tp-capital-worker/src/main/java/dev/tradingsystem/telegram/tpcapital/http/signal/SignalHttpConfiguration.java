package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.key.ExportSlots;
import dev.tradingsystem.telegram.tpcapital.http.page.Pages;
import dev.tradingsystem.telegram.tpcapital.http.web.HttpProperties;
import dev.tradingsystem.telegram.tpcapital.read.SignalReader;
import dev.tradingsystem.telegram.tpcapital.read.Statistics;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class SignalHttpConfiguration {

    @Bean
    SignalLists signalLists(
            SignalReader signals, Statistics statistics, Pages pages, JsonMapper mapper, HttpProperties properties) {
        return new SignalLists(signals, statistics, pages, mapper, properties);
    }

    @Bean
    SignalExport signalExport(
            SignalReader signals,
            Statistics statistics,
            ExportSlots slots,
            JsonMapper mapper,
            HttpProperties properties,
            Clock clock) {
        return new SignalExport(signals, statistics, slots, mapper, properties, clock);
    }
}
