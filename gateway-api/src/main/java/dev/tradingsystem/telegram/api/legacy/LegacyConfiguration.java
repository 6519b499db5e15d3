package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.gateway.Upstream;
import dev.tradingsystem.telegram.store.consumer.Consumers;
import dev.tradingsystem.telegram.store.job.Jobs;
import dev.tradingsystem.telegram.store.mark.MessageFacts;
import dev.tradingsystem.telegram.store.mark.OpenMessages;
import dev.tradingsystem.telegram.store.mark.Unprocessed;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.ChannelNames;
import dev.tradingsystem.telegram.store.read.ChannelStates;
import dev.tradingsystem.telegram.store.read.MessageCounts;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.MessagesBySeq;
import dev.tradingsystem.telegram.store.read.OffsetPages;
import dev.tradingsystem.telegram.store.read.Unpublished;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LegacyProperties.class)
@ConditionalOnBooleanProperty(name = "telegram.legacy.enabled", matchIfMissing = true)
class LegacyConfiguration {

    /// Before anybody looks for a key, so that its refusals have the headers too.
    private static final int BEFORE_KEY = Ordered.HIGHEST_PRECEDENCE + 15;

    @Bean
    FilterRegistrationBean<LegacyFilter> legacyFilter(MeterRegistry registry) {
        var registration = new FilterRegistrationBean<>(new LegacyFilter(registry));
        registration.setOrder(BEFORE_KEY);
        return registration;
    }

    @Bean
    WebMvcConfigurer legacyErrors(JsonMapper json) {
        return new WebMvcConfigurer() {
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.addFirst(new LegacyErrors(json));
            }
        };
    }

    @Bean
    ZoneId previousZone(Environment settings) {
        return settings.getProperty("telegram.api.zone", ZoneId.class, ZoneId.of("America/Sao_Paulo"));
    }

    @Bean
    OffsetPages offsetPages(DataSource database, Messages messages, MessageCounts counts) {
        return new OffsetPages(database, messages, counts);
    }

    @Bean
    ChannelNames channelNames(DataSource database) {
        return new ChannelNames(database);
    }

    @Bean
    OpenMessages openMessages(DataSource database) {
        return new OpenMessages(database);
    }

    @Bean
    PreviousMessages previousMessages(
            DataSource database, OpenMessages keys, MessagesBySeq messages, ChannelNames names) {
        return new PreviousMessages(new MessageFacts(database), keys, messages, names);
    }

    @Bean
    LeftMessages leftMessages(
            Unprocessed unprocessed, MessagesBySeq messages, ChannelStates states, PreviousMessages shown) {
        return new LeftMessages(unprocessed, messages, states, shown);
    }

    @Bean
    MarkedIds markedIds(OpenMessages open, Unprocessed unprocessed, Changes changes) {
        return new MarkedIds(open, unprocessed, changes);
    }

    @Bean
    AskedGateway askedGateway(Upstream gatewayUpstream) {
        return new AskedGateway(gatewayUpstream);
    }

    @Bean
    SyncReports syncReports(Jobs jobs, ChannelNames names, Clock clock, LegacyProperties properties) {
        return new SyncReports(jobs, names, clock, properties.syncWait());
    }

    @Bean
    GatewayFigures gatewayFigures(AskedGateway gateway, PreviousQueue queue) {
        return new GatewayFigures(gateway, queue);
    }

    @Bean
    GatewaySession gatewaySession(AskedGateway gateway, Clock clock) {
        return new GatewaySession(gateway, clock);
    }

    @Bean
    PreviousQueue previousQueue(AskedGateway gateway, Consumers consumers, ChannelStates states, DataSource database) {
        return new PreviousQueue(gateway, consumers, states, new Unpublished(database));
    }

    @Bean
    PreviousSummary previousSummary(
            OpenMessages counts, Messages messages, Changes changes, ChannelStates states, PreviousMessages shown) {
        return new PreviousSummary(counts, messages, changes, states, shown);
    }
}
