package dev.tradingsystem.telegram.gateway.session;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SessionProperties.class, TdlibProperties.class, MediaProperties.class})
class SessionConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);
    private static final int CONFIGURATION_ERROR = 78;

    @Bean
    Tdlib tdlib(TdlibProperties properties) {
        return new Tdlib(properties.libraryPath());
    }

    /// Last to learn of the lease, when everybody downstream can write, and first to finish.
    @Bean
    @Order(3)
    TelegramSession telegramSession(
            SessionProperties properties,
            TdlibProperties tdlibProperties,
            Tdlib tdlib,
            ObjectProvider<UpdateListener> listeners,
            MeterRegistry registry,
            ApplicationContext context,
            Clock clock) {
        Runnable loginNeeded = properties.required() ? () -> exit(context) : () -> {};
        return new TelegramSession(properties, tdlibProperties, tdlib, listeners, registry, loginNeeded, clock);
    }

    @Bean
    Login login(TelegramSession session, SessionProperties properties, Clock clock) {
        var limit = new StepLimit(properties.loginSteps(), properties.loginWindow(), clock);
        return new Login(session, limit, properties.phone());
    }

    @Bean
    Photos photos(TelegramSession session, MediaProperties properties) {
        return new Photos(session, properties);
    }

    /// A session was required and there is none: systemd does not start us again.
    private static void exit(ApplicationContext context) {
        log.atError().log("no session, and telegram.session.required is set: log in without it first");
        Thread.ofPlatform()
                .name("exit")
                .daemon(false)
                .start(() -> System.exit(SpringApplication.exit(context, () -> CONFIGURATION_ERROR)));
    }

    /// Nobody waits for the next state of a service that stops.
    @Bean
    ApplicationListener<ContextClosedEvent> releaseOfWaiters(TelegramSession session) {
        return _ -> session.board().close();
    }
}
