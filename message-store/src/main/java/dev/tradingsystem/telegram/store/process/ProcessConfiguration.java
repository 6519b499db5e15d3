package dev.tradingsystem.telegram.store.process;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProcessConfiguration {

    @Bean
    MeterBinder processMemoryMetrics() {
        return registry ->
                ControlGroup.ofThisProcess(Path.of("/")).ifPresent(group -> ProcessMetrics.of(group, registry));
    }

    /// A path that is not there would read as a disk without space.
    @Bean
    MeterFilter onlyDisksThatAreThere() {
        return MeterFilter.deny(ProcessMetrics::isDiskThatIsNotThere);
    }
}
