package dev.tradingsystem.telegram.standalone.monitoring.live;

import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Post;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A channel that is busy, and clients that read: posts, of which some are signals, some are
/// edited and some deleted, and pages of messages and signals.
final class Load implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Load.class);
    private static final int EDIT_EVERY = 10;
    private static final int DELETE_EVERY = 25;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final AtomicInteger posted = new AtomicInteger();
    private final Channel channel;
    private final Web api;
    private final List<String> questions;

    /// Begins at once.
    ///
    /// @param posts a second
    /// @param reads a second
    Load(LiveStack stack, int posts, int reads) {
        channel = stack.signals();
        api = new Web(stack.address(App.API));
        questions = List.of(
                "/messages?limit=20&channel=" + stack.channelId(),
                "/messages?limit=5",
                "/changes?since=0&limit=50",
                "/channels",
                "/messages/1/1");
        var _ = threads.scheduleAtFixedRate(this::post, 0, 1_000_000 / posts, TimeUnit.MICROSECONDS);
        var _ = threads.scheduleAtFixedRate(this::read, 0, 1_000_000 / reads, TimeUnit.MICROSECONDS);
    }

    private void post() {
        int number = posted.incrementAndGet();
        Post post = channel.post(number % 5 == 0 ? signal(number) : "Bom dia, número " + number);
        if (number % EDIT_EVERY == 3) {
            channel.edit(post, "corrigido: " + number);
        }
        if (number % DELETE_EVERY == 4) {
            channel.delete(post);
        }
    }

    private static String signal(int number) {
        return """
                🟢 Swing Trade
                Ativo: BOVAW32
                Compra: 1,04 a 1,06
                Alvo 1: 1,%d
                Alvo 2: 2,15
                Alvo final: 3,50
                Stop: 0,70""".formatted(10 + number % 80);
    }

    private void read() {
        String question = questions.get(posted.get() % questions.size());
        try {
            api.get(question);
        } catch (UncheckedIOException e) { // an outage is what these tests are about
            log.atDebug().addKeyValue("error", e.getMessage()).log("a reader got no answer");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        api.close();
    }
}
