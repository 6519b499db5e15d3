package dev.tradingsystem.telegram.standalone;

import dev.tradingsystem.telegram.gateway.ingest.IngestCounts;
import dev.tradingsystem.telegram.gateway.source.ExportReader;
import dev.tradingsystem.telegram.gateway.source.FileImports;
import dev.tradingsystem.telegram.gateway.source.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Starts embedded servers, migrates them, starts the three apps, and takes in an export; prints
/// where to look.
public final class StandaloneApplication {

    private static final int WRONG_USAGE = 64;
    private static final int INCOMPLETE = 1;
    private static final String NEXT_ID = """
            SELECT coalesce(max(k.message_id), 0) + 1 FROM telegram_v1.message_key k WHERE k.channel_id = :channelId
            """;

    private StandaloneApplication() {}

    /// Exit code 0 after an import that stored everything, 1 when something is missing, 64 for a
    /// wrong option.
    public static void main(String[] args) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USAGE);
            return;
        }
        Files.createDirectories(options.data());
        Backends backends = Backends.start(options);
        SpringApplication.getShutdownHandlers().add(backends::close);
        Keys keys = Keys.in(options.data());
        var apps = new Apps(options, keys, backends);
        ApplicationContext gateway = apps.gateway();
        if (options.exitAfterImport()) {
            System.exit(importAndCount(options, gateway));
        }
        apps.api();
        apps.worker();
        importAndFeed(options, gateway);
        Welcome.print(options, keys);
    }

    private static int importAndCount(Options options, ApplicationContext gateway) throws InterruptedException {
        FileImports imports = gateway.getBean(FileImports.class);
        try {
            FileImports.Result result = imports.take(source(options, imports)).get();
            IngestCounts.Snapshot counts = result.stored();
            System.out.printf(
                    "%d messages read, %d stored, %d known already, %d rejected; %d service messages, %d broken; %d ms%n",
                    result.read().events(),
                    counts.stored(),
                    counts.known(),
                    counts.rejected(),
                    result.read().services(),
                    result.read().broken(),
                    result.read().took().toMillis());
            return result.isComplete() ? 0 : INCOMPLETE;
        } catch (ExecutionException e) {
            System.err.println(String.valueOf(e.getCause()));
            return INCOMPLETE;
        }
    }

    private static void importAndFeed(Options options, ApplicationContext gateway) throws InterruptedException {
        FileImports imports = gateway.getBean(FileImports.class);
        try {
            imports.take(source(options, imports)).get();
        } catch (ExecutionException e) {
            System.err.println("the import failed: " + e.getCause());
        }
        if (options.feedRate() > 0) {
            long nextId = JdbcClient.create(gateway.getBean(DataSource.class))
                    .sql(NEXT_ID)
                    .param("channelId", Sample.CHANNEL_ID)
                    .query(Long.class)
                    .single();
            imports.follow(
                    "sample",
                    new SampleFeed(Sample.CHANNEL_ID, nextId, Sample.feed(), options.feedRate(), Clock.systemUTC()));
        }
    }

    private static FileSource source(Options options, FileImports imports) {
        return options.exported()
                .map(imports::source)
                .orElseGet(
                        () -> new ExportReader(Sample.exported(), ZoneId.of("America/Sao_Paulo"), Clock.systemUTC()));
    }
}
