package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.IngestCounts;
import dev.tradingsystem.telegram.gateway.ingest.IngestPipeline;
import dev.tradingsystem.telegram.gateway.ingest.UpdateSource;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Takes files in, each on a thread of its own, from the start of the service on.
public final class FileImports implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FileImports.class);
    private static final Duration STORE_LIMIT = Duration.ofDays(1);

    private final IngestPipeline pipeline;
    private final ChannelRecords channels;
    private final CoverageLedger ledger;
    private final String account;
    private final ImportProperties properties;
    private final Clock clock;
    private volatile boolean running;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Future<Result>> configured = new CopyOnWriteArrayList<>();

    FileImports(
            IngestPipeline pipeline,
            ChannelRecords channels,
            CoverageLedger ledger,
            String account,
            ImportProperties properties,
            Clock clock) {
        this.pipeline = pipeline;
        this.channels = channels;
        this.ledger = ledger;
        this.account = account;
        this.properties = properties;
        this.clock = clock;
    }

    /// What became of one file.
    ///
    /// @param read what the file held
    /// @param stored counts of the whole pipeline when everything read from the file had been
    ///     answered
    public record Result(ImportCounts read, IngestCounts.Snapshot stored) {

        /// Whether every element of the file is stored or was known.
        public boolean isComplete() {
            return read.broken() == 0
                    && stored.rejected() == 0
                    && stored.forgotten() == 0
                    && stored.missing() == 0
                    && stored.inFlight() == 0;
        }
    }

    @Override
    public void start() {
        running = true;
        for (Path path : properties.files()) {
            configured.add(take(source(path)));
        }
    }

    /// What became of the files that the settings name, in their order.
    public List<Future<Result>> configured() {
        return List.copyOf(configured);
    }

    /// Takes a file in beside what is already running.
    ///
    /// @return what became of it, or an [UnreadableSource] as the cause of the failure
    public Future<Result> take(FileSource source) {
        var task = new FutureTask<>(() -> run(source));
        startThread(source.file().name(), task);
        return task;
    }

    private void startThread(String name, Runnable work) {
        Thread thread = Thread.ofVirtual().name("source-" + name).start(work);
        synchronized (threads) {
            threads.add(thread);
        }
    }

    /// Takes a source in that has no end, until the service stops.
    public void follow(String name, UpdateSource source) {
        var intake = new PipelineIntake(pipeline, channels, ledger, account);
        startThread(name, () -> {
            try {
                source.feed(intake);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// The reader that fits a file's name.
    ///
    /// @throws UnreadableSource when the file is not there
    public FileSource source(Path path) {
        InputFile file = InputFile.of(path);
        return path.toString().endsWith(".jsonl")
                ? new UpdatesFile(file, Pace.of(properties.rate()), clock)
                : new ExportReader(file, properties.zone(), clock);
    }

    private Result run(FileSource source) throws InterruptedException {
        try {
            var intake = new PipelineIntake(pipeline, channels, ledger, account);
            ImportCounts read = new ImportProgress(source, clock, log::info).run(intake);
            pipeline.counts().awaitNothingInFlight(STORE_LIMIT);
            intake.flush();
            IngestCounts.Snapshot stored = pipeline.counts().snapshot();
            log.info("{} is taken in: {}", source.file().name(), stored);
            return new Result(read, stored);
        } catch (UnreadableSource e) {
            log.error("{}", e.getMessage());
            throw e;
        }
    }

    @Override
    public void stop() {
        running = false;
        synchronized (threads) {
            threads.forEach(Thread::interrupt);
            threads.clear();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Starts last and stops first: nothing is read that cannot be written.
    @Override
    public int getPhase() {
        return 400;
    }
}
