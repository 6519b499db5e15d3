package dev.tradingsystem.telegram.gateway.systemd;

import dev.tradingsystem.telegram.gateway.lease.LeaseKeeper;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.gateway.sink.SinkStates;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;

/// Only where systemd has set `NOTIFY_SOCKET`.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("NOTIFY_SOCKET")
class SystemdConfiguration {

    @Bean
    Notices notices(
            Environment environment, TelegramSession session, LeaseKeeper lease, SinkStates sinks, Clock clock) {
        return new Notices(
                new SdNotify(environment.getRequiredProperty("NOTIFY_SOCKET")),
                new ServiceState(session, lease, sinks, clock),
                Watchdog.wanted(environment, session));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> noticesFromTheStart(Notices notices) {
        return _ -> notices.start();
    }

    @Bean
    ApplicationListener<ContextClosedEvent> noticeOfTheStop(Notices notices) {
        return _ -> notices.stop();
    }
}
