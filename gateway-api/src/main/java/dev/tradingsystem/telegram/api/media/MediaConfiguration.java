package dev.tradingsystem.telegram.api.media;

import dev.tradingsystem.telegram.api.gateway.Upstream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediaProperties.class)
class MediaConfiguration {

    @Bean
    Photos photos(Upstream gatewayUpstream, MediaProperties properties) {
        return new Photos(
                gatewayUpstream,
                new PhotoFiles(properties.directory(), properties.maxSize().toBytes()));
    }
}
