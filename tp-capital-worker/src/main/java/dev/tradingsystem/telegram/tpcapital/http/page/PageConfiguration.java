package dev.tradingsystem.telegram.tpcapital.http.page;

import dev.tradingsystem.telegram.tpcapital.http.web.HttpProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    Pages pages(HttpProperties properties) {
        return new Pages(new Cursors(properties.cursorSecret(), String.join(",", properties.keys())));
    }
}
