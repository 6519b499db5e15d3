package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.condition.Etags;
import dev.tradingsystem.telegram.api.job.AskedJobs;
import dev.tradingsystem.telegram.api.page.Cursors;
import dev.tradingsystem.telegram.api.store.Cache;
import dev.tradingsystem.telegram.store.cache.KeptAnswers;
import dev.tradingsystem.telegram.store.mark.Marks;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.ChannelStates;
import dev.tradingsystem.telegram.store.read.Channels;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.MessagesBySeq;
import dev.tradingsystem.telegram.store.read.RecentMessages;
import dev.tradingsystem.telegram.store.read.Versions;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MessageProperties.class, AnswerProperties.class})
class MessageConfiguration {

    @Bean
    MessageSlices messageSlices(Messages messages, MessagesBySeq bySeq, Changes changes) {
        return new MessageSlices(messages, bySeq, changes);
    }

    @Bean
    MessageMetrics messageMetrics(MeterRegistry registry) {
        return new MessageMetrics(registry);
    }

    @Bean
    MessagePages messagePages(
            RecentMessages recent, MessageSlices slices, Changes changes, Cursors cursors, MessageMetrics metrics) {
        return new MessagePages(recent, slices, changes, cursors, metrics);
    }

    @Bean
    MessageAnswers messageAnswers(
            MessagePages pages,
            Cache cache,
            AnswerProperties properties,
            Etags etags,
            MessageMetrics metrics,
            JsonMapper json) {
        boolean kept = properties.keep().isPositive();
        KeptAnswers answers = kept
                ? cache.client()
                        .map(client -> new KeptAnswers(client, properties.keep()))
                        .orElse(null)
                : null;
        return new MessageAnswers(pages, answers, etags, metrics, json);
    }

    @Bean
    HeldMessages heldMessages(Messages messages, Channels channels) {
        return new HeldMessages(messages, channels);
    }

    @Bean
    Starts starts(Cursors cursors, HeldMessages held) {
        return new Starts(cursors, held);
    }

    @Bean
    MessageHistory messageHistory(Versions versions) {
        return new MessageHistory(versions);
    }

    @Bean
    Traces traces(Versions versions) {
        return new Traces(versions);
    }

    @Bean
    Marking marking(Marks marks, AskedJobs jobs, ChannelStates states, Cache cache) {
        return new Marking(marks, jobs, states, cache.hot().orElse(null));
    }
}
