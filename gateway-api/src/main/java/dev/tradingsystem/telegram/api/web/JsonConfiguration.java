package dev.tradingsystem.telegram.api.web;

import com.fasterxml.jackson.annotation.Nulls;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    /// A list in a body holds no nulls: each item would have to be asked for it.
    @Bean
    JsonMapperBuilderCustomizer strictLists() {
        return builder -> builder.changeDefaultNullHandling(present -> present.withContentNulls(Nulls.FAIL));
    }
}
