package dev.tradingsystem.telegram.api.key;

import dev.tradingsystem.telegram.store.key.ApiKeys;
import dev.tradingsystem.telegram.store.start.ConfigurationRefused;
import java.net.InetAddress;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KeyProperties.class, RateProperties.class})
class KeyConfiguration {

    private static final Logger log = LoggerFactory.getLogger(KeyConfiguration.class);
    private static final int AFTER_REQUEST_ID = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    Keyring keyring(KeyProperties properties, RateProperties rates, ApiKeys keys) {
        return new Keyring(new BootstrapKeys(properties), keys, new Buckets(rates.failures()));
    }

    @Bean
    Sessions sessions(KeyProperties properties, Keyring keyring, Clock clock) {
        return new Sessions(properties.required(), keyring, clock);
    }

    @Bean
    FilterRegistrationBean<KeyFilter> keyFilter(
            KeyProperties properties,
            ServerProperties server,
            Keyring keyring,
            Sessions sessions,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        if (!properties.required()) {
            mustBeLoopback(server.getAddress());
        }
        var registration = new FilterRegistrationBean<>(new KeyFilter(properties, keyring, sessions, problems));
        registration.setOrder(AFTER_REQUEST_ID);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RateFilter> rateFilter(
            RateProperties rates, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new RateFilter(rates, problems));
        registration.setOrder(AFTER_REQUEST_ID + 5);
        return registration;
    }

    @Bean
    WebMvcConfigurer scopeChecks() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ScopeCheck());
            }
        };
    }

    private static void mustBeLoopback(@org.jspecify.annotations.Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new ConfigurationRefused(
                    "TELEGRAM_GATEWAY_REQUIRE_TOKEN=false is refused: the server is not bound to loopback only");
        }
        log.atWarn().log("no key is required: everybody on this host may do everything");
    }
}
