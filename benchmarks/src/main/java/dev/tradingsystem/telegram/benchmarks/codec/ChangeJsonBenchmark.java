package dev.tradingsystem.telegram.benchmarks.codec;

import dev.tradingsystem.telegram.model.ContentDigest;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/// Microseconds per message on the way from an event to the log and from the log to its readers.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ChangeJsonBenchmark {

    /// The document as the queue, the cache and REST carry it.
    @Benchmark
    public String writeChange(Sample sample) {
        return ChangeJson.write(sample.change());
    }

    /// The document back into a change, as each consumer does.
    @Benchmark
    public Change readChange(Sample sample) {
        return ChangeJson.read(sample.document());
    }

    /// An event's message into the body that the log stores.
    @Benchmark
    public String writeBody(Sample sample) {
        return ChangeJson.writeBody(sample.change().message());
    }

    /// A stored body back into a message, as each page of the view does.
    @Benchmark
    public Message readBody(Sample sample) {
        int index = sample.next();
        Message message = sample.changeAt(index).message();
        return ChangeJson.readBody(
                message.channelId(), message.messageId(), message.sentAt(), null, null, sample.bodyAt(index));
    }

    /// What tells two edits in one second apart.
    @Benchmark
    public long digest(Sample sample) {
        return ContentDigest.of(sample.change().message().content());
    }
}
