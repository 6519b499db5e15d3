package dev.tradingsystem.telegram.tpcapital.intake;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.Topology;
import dev.tradingsystem.telegram.model.wire.Trace;
import dev.tradingsystem.telegram.store.trace.LogScope;
import dev.tradingsystem.telegram.tpcapital.signal.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;

/// What happens to a delivery: taken, then acknowledged. A change that fails is given back after
/// a while and comes again, four deliveries at most; then it is parked in the database and
/// rejected.
///
/// While the database is away a delivery is held, and the broker keeps the rest.
final class QueueIntake {

    /// One delivery and the broker's three redeliveries.
    static final int MOST_ATTEMPTS = 4;

    private static final Logger log = LoggerFactory.getLogger(QueueIntake.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

    private final Map<Long, ChannelIntake> channels;
    private final ProgressReports reports;
    private final Clock clock;
    private final Duration retryDelay;
    private final QueueConnection connection;
    private final CountDownLatch stopping = new CountDownLatch(1);

    QueueIntake(List<ChannelIntake> channels, ProgressReports reports, Clock clock, IntakeProperties.Queue settings) {
        this.channels = channels.stream().collect(Collectors.toMap(ChannelIntake::channelId, Function.identity()));
        this.reports = reports;
        this.clock = clock;
        this.retryDelay = settings.retryDelay();
        this.connection = new QueueConnection(settings, this.channels.keySet(), this::deliver);
    }

    void start() {
        connection.start();
    }

    void stop() {
        stopping.countDown();
        connection.stop();
    }

    boolean isConnected() {
        return connection.isConsuming();
    }

    private void deliver(Message message, @Nullable Channel channel) throws IOException {
        if (channel == null) {
            throw new IllegalStateException("deliveries are acknowledged by hand and need their channel");
        }
        long tag = message.getMessageProperties().getDeliveryTag();
        Change change = read(message);
        ChannelIntake intake = change == null ? null : channels.get(change.channelId());
        if (change == null || intake == null) {
            channel.basicReject(tag, false);
            return;
        }
        try (var _ = LogScope.trace(trace(message, change))) {
            Outcome outcome = taken(intake, change);
            if (outcome == null) {
                channel.basicReject(tag, true);
                return;
            }
            settle(channel, tag, outcome);
            log.atDebug()
                    .addKeyValue("channelId", change.channelId())
                    .addKeyValue("messageId", change.messageId())
                    .addKeyValue("seq", change.seq())
                    .addKeyValue("outcome", outcome.result())
                    .log("a delivery was settled");
        }
    }

    /// As its publisher says; others than the gateway may publish one day.
    private static String trace(Message message, Change change) {
        Object header = message.getMessageProperties().getHeader(Topology.HEADER_TRACE);
        return Trace.idIn(header == null ? null : header.toString())
                .orElseGet(() -> Trace.id(change.channelId(), change.messageId()));
    }

    private void settle(Channel channel, long tag, Outcome outcome) throws IOException {
        switch (outcome.result()) {
            case PROCESSED, IGNORED, KNOWN -> {
                channel.basicAck(tag, false);
                reports.acked(outcome, clock.instant());
            }
            case FAILED -> giveBackLater(channel, tag, outcome.attempts());
            case PARKED -> channel.basicReject(tag, false);
        }
    }

    /// Others go on meanwhile. What is not given back before the end is given back by the broker.
    private void giveBackLater(Channel channel, long tag, int attempts) {
        Duration wait = retryDelay.multipliedBy(1L << Math.min(attempts - 1, MOST_ATTEMPTS));
        Thread.ofVirtual().name("give-back-" + tag).start(() -> {
            if (isStopping(wait)) {
                return;
            }
            try {
                channel.basicReject(tag, true);
            } catch (IOException | AlreadyClosedException e) {
                log.atDebug().addKeyValue("error", e.getMessage()).log("the broker takes a delivery back by itself");
            }
        });
    }

    /// What cannot be read is no loss: the log has the change, and the tail is looked after.
    private static @Nullable Change read(Message message) {
        try {
            return ChangeJson.read(new String(message.getBody(), StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("queue", message.getMessageProperties().getConsumerQueue())
                    .addKeyValue("seq", message.getMessageProperties().getMessageId())
                    .addKeyValue("error", e.getMessage())
                    .log("a delivery is no change and was rejected");
            return null;
        }
    }

    private @Nullable Outcome taken(ChannelIntake intake, Change change) {
        intake.deliveries().opened(change);
        try {
            return held(intake, change);
        } finally {
            intake.deliveries().settled(change);
        }
    }

    /// Takes the change as soon as that is possible; `null` when it could not be before the end
    /// of patience.
    private @Nullable Outcome held(ChannelIntake intake, Change change) {
        Duration wait = Duration.ofSeconds(1);
        Duration held = Duration.ZERO;
        while (held.compareTo(LONGEST_HOLD) < 0) {
            try {
                return intake.deliver(change, MOST_ATTEMPTS);
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("channelId", change.channelId())
                        .addKeyValue("seq", change.seq())
                        .addKeyValue("error", e.getMessage())
                        .log("a delivery is held until it can be stored");
            }
            if (isStopping(wait)) {
                return null;
            }
            held = held.plus(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
        return null;
    }

    private boolean isStopping(Duration within) {
        try {
            return stopping.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
