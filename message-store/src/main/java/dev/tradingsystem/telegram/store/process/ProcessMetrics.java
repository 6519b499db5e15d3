package dev.tradingsystem.telegram.store.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;

/// `telegram_process_memory_bytes` and, where one is set, `telegram_process_memory_limit_bytes`.
final class ProcessMetrics {

    private static final String BYTES = "bytes";

    private ProcessMetrics() {}

    /// Registers the two; the limit only if there is one now: a limit set later counts from the
    /// next start on.
    static void of(ControlGroup group, MeterRegistry registry) {
        Gauge.builder("telegram.process.memory", group, found -> found.memory().orElse(Double.NaN))
                .description("memory of this process and its control group without files it may drop")
                .baseUnit(BYTES)
                .strongReference(true)
                .register(registry);
        if (group.limit().isPresent()) {
            Gauge.builder(
                            "telegram.process.memory.limit",
                            group,
                            found -> found.limit().orElse(Double.NaN))
                    .description("the most it may have")
                    .baseUnit(BYTES)
                    .strongReference(true)
                    .register(registry);
        }
    }

    /// Spring Boot measures each path of `management.metrics.system.diskspace.paths`.
    static boolean isDiskThatIsNotThere(Meter.Id meter) {
        String path = meter.getTag("path");
        return meter.getName().startsWith("disk.") && path != null && Files.notExists(Path.of(path));
    }
}
