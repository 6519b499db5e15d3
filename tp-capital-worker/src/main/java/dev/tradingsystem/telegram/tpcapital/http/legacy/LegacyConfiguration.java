package dev.tradingsystem.telegram.tpcapital.http.legacy;

import dev.tradingsystem.telegram.store.read.Channels;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.tpcapital.database.GatewayDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What version 0 needs beside the rest.
@Configuration(proxyBeanMethods = false)
class LegacyConfiguration {

    /// The setting is the intake's; here it is only shown.
    @Bean
    ConfiguredChannels configuredChannels(Environment environment) {
        return new ConfiguredChannels(Binder.get(environment)
                .bind("tp-capital.intake.channels", Bindable.listOf(Long.class))
                .orElse(List.of()));
    }

    @Bean
    Messages gatewayMessages(GatewayDatabase gateway, Clock clock) {
        return new Messages(gateway.source(), clock);
    }

    @Bean
    Channels gatewayChannels(GatewayDatabase gateway) {
        return new Channels(gateway.source());
    }

    @Bean(initMethod = "begin")
    RecentLines recentLines() {
        return new RecentLines();
    }

    @Bean
    WebMvcConfigurer legacyRequests(MeterRegistry registry) {
        var metrics = new LegacyMetrics(registry);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(metrics);
            }
        };
    }
}
