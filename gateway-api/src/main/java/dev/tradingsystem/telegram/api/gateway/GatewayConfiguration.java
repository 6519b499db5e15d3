package dev.tradingsystem.telegram.api.gateway;

import dev.tradingsystem.telegram.api.problem.Problem;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerProperties.class)
class GatewayConfiguration {

    @Bean
    Upstream gatewayUpstream(Environment settings) {
        return new Upstream(
                settings.getProperty("telegram.gateway.url", ""),
                settings.getProperty("telegram.gateway.token", ""),
                Problem.GATEWAY_UNAVAILABLE);
    }

    @Bean
    PassThrough gateway(Upstream gatewayUpstream) {
        return new PassThrough(gatewayUpstream);
    }

    @Bean
    PassThrough worker(WorkerProperties worker) {
        return new PassThrough(new Upstream(worker.url(), worker.token(), Problem.WORKER_UNAVAILABLE));
    }
}
