package dev.tradingsystem.telegram.api.page;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageProperties.class)
class PageConfiguration {

    @Bean
    Cursors cursors(PageProperties properties) {
        return new Cursors(properties.cursorSecret());
    }
}
