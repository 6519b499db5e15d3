package dev.tradingsystem.telegram.benchmarks.parser;

import dev.tradingsystem.telegram.tpcapital.signal.Reading;
import dev.tradingsystem.telegram.tpcapital.signal.SignalParser;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/// Microseconds to read a message: of the corpora, and of the longest and hardest texts.
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SignalParserBenchmark {

    private static final LocalDate DAY = LocalDate.of(2025, 10, 15);

    /// A message of the corpora; the bar is 10 µs in the mean.
    @Benchmark
    public Reading message(Mix mix) {
        return SignalParser.parse(mix.message(), DAY);
    }

    /// 4,096 hostile characters; the bar is 200 µs.
    @Benchmark
    public Reading hostile(Texts texts) {
        return SignalParser.parse(texts.hostile(), DAY);
    }
}
