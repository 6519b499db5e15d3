package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/// `docs/monitoring/scrape.md`: the last figures somebody asked to be kept, with
/// `-Dscrape.page=write`.
final class ScrapePage {

    private static final Path PAGE = Path.of("..", "docs", "monitoring", "scrape.md");

    private ScrapePage() {}

    static void keep(List<ScrapeCost> costs) {
        if (!"write".equals(System.getProperty("scrape.page"))) {
            return;
        }
        try {
            Files.writeString(PAGE, text(costs));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + PAGE, e);
        }
    }

    private static String text(List<ScrapeCost> costs) {
        return """
                # What a scrape costs

                Measured by `LivePrometheusIT`, after all its outages, when every series is there that
                its servers give. It prints these figures in every build and writes this page with
                `-Dscrape.page=write`. Bytes are not compressed; times are of 21 requests after 5.

                | app | bytes | series | median ms | longest ms |
                |---|---|---|---|---|
                %s

                %s, %d processors, %s, Java %s. All apps, all servers, a load and a
                Prometheus that scrapes every second ran on the same machine, the JVMs with their
                quick compiler only.

                `MetricsReferenceIT` sends every app a thousand requests of each kind that nobody
                knows: paths, ids, channels, parameters, methods, each with a user agent of its own.
                No series is added.
                """.formatted(
                        costs.stream().map(ScrapeCost::row).collect(Collectors.joining("\n")),
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }
}
