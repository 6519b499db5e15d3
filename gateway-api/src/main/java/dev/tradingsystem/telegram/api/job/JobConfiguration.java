package dev.tradingsystem.telegram.api.job;

import dev.tradingsystem.telegram.store.job.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    @Bean
    SeenJobs seenJobs(Jobs jobs) {
        return new SeenJobs(jobs);
    }
}
