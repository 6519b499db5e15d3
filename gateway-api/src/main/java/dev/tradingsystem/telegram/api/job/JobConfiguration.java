package dev.tradingsystem.telegram.api.job;

import dev.tradingsystem.telegram.api.gateway.Upstream;
import dev.tradingsystem.telegram.store.job.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    @Bean
    AskedJobs askedJobs(Jobs jobs, Upstream gatewayUpstream) {
        return new AskedJobs(jobs, gatewayUpstream);
    }

    @Bean
    SeenJobs seenJobs(Jobs jobs) {
        return new SeenJobs(jobs);
    }
}
