package dev.tradingsystem.telegram.reliability.workload;

import dev.tradingsystem.telegram.reliability.check.Key;
import dev.tradingsystem.telegram.reliability.check.Told;
import dev.tradingsystem.telegram.reliability.stack.Stack;
import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Draft;
import dev.tradingsystem.telegram.testdc.account.Media;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A channel of news and one of orders that are busy: posts, edits, deletions and albums, and now
/// and then a question of the gateway that Telegram refuses for a second. Which act follows which
/// depends on the seed alone; when each happens, on the machine.
public final class Workload implements AutoCloseable {

    private static final int RECENT = 40;
    private static final int ASSETS = 12;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final TestDatacenter telegram;
    private final Channel orders;
    private final Channel news;
    private final Random random;
    private final List<Live> live = new ArrayList<>();
    private final Set<Integer> orderIds = new HashSet<>();
    private int number;

    /// A post that is still there.
    private record Live(Channel channel, Post post, boolean order) {}

    /// Begins at once.
    ///
    /// @param rate acts a second
    public Workload(Stack stack, long seed, int rate) {
        telegram = stack.servers().telegram();
        orders = stack.orders();
        news = stack.news();
        random = new Random(seed);
        var _ = thread.scheduleAtFixedRate(this::act, 0, 1_000_000L / rate, TimeUnit.MICROSECONDS);
    }

    /// Posts once in each channel.
    ///
    /// @return the two messages
    public synchronized List<Key> mark() {
        return Stream.of(orders, news)
                .map(channel -> new Key(Stack.id(channel), channel.post(text()).id()))
                .toList();
    }

    /// No act after this; what was told stays.
    public void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("an act does not end");
        }
        telegram.mend();
    }

    /// What the data centre holds of every id.
    public synchronized List<Told> told() {
        return Stream.of(orders, news)
                .flatMap(channel -> channel.truth().stream().map(truth -> told(channel, truth)))
                .toList();
    }

    private Told told(Channel channel, Truth truth) {
        List<String> texts = truth.versions().stream().map(Truth.Version::text).toList();
        boolean order = channel.equals(orders) && orderIds.contains(truth.id());
        return new Told(new Key(Stack.id(channel), truth.id()), truth.service(), truth.deleted(), texts, order);
    }

    private synchronized void act() {
        int dice = random.nextInt(100);
        if (dice < 48) {
            live.add(new Live(news, news.post(text()), false));
        } else if (dice < 66) {
            order();
        } else if (dice < 70) {
            live.add(new Live(orders, orders.post(text()), false));
        } else if (dice < 86) {
            edit();
        } else if (dice < 92) {
            delete();
        } else if (dice < 98) {
            album();
        } else {
            telegram.floodWait("messages.getHistory", 1, 1);
        }
    }

    private void order() {
        Post post = orders.post(order(number, 15));
        orderIds.add(post.id());
        live.add(new Live(orders, post, true));
    }

    private void edit() {
        Live some = some();
        if (some != null && some.post().editDate() >= telegram.clock().seconds()) {
            live.add(some); // TDLib says nothing of a second edit within a second: see docs/reliability.md
        } else if (some != null) {
            String text = some.order() ? edited(some.post().text()) : text();
            live.add(new Live(some.channel(), some.channel().edit(some.post(), text), some.order()));
        }
    }

    private void delete() {
        Live some = some();
        if (some != null) {
            some.channel().delete(some.post());
        }
    }

    /// Taken out: whoever changes it puts it back.
    private @Nullable Live some() {
        int from = Math.max(0, live.size() - RECENT);
        return live.isEmpty() ? null : live.remove(from + random.nextInt(live.size() - from));
    }

    private void album() {
        news.postAlbum(
                Draft.of(text()).with(Media.photo(new byte[] {1})),
                Draft.of("").with(Media.photo(new byte[] {2})),
                Draft.of("").with(Media.photo(new byte[] {3})));
    }

    /// Never with a blank at its end: TDLib takes it away.
    private String text() {
        return "message %d %s".formatted(++number, "x".repeat(1 + random.nextInt(200)));
    }

    private String order(int unique, int cents) {
        number++;
        return "Ativo: PETR%c%d%nCompra: 1,04%nAlvo: 1,%d%nStop: 0,70"
                .formatted('A' + unique % ASSETS, 100 + unique / ASSETS % 900, cents);
    }

    /// Another target each time.
    private static String edited(String order) {
        int at = order.indexOf("Alvo: 1,") + "Alvo: 1,".length();
        int cents = Integer.parseInt(order.substring(at, at + 2)) + 1;
        return order.substring(0, at) + cents + order.substring(at + 2);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /// How many ids there are, by channel.
    public Map<String, Integer> size() {
        return Map.of("orders", orders.truth().size(), "news", news.truth().size());
    }
}
