package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.gateway.ingest.Receipt;
import dev.tradingsystem.telegram.gateway.ingest.TdIds;
import dev.tradingsystem.telegram.gateway.session.TdRefused;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.td.TdObject;
import dev.tradingsystem.telegram.td.TdRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks for messages by their ids. What TDLib does not hold, it asks Telegram for: an id without
/// a message is one that Telegram does not know.
final class ById {

    private final TelegramSession session;
    private final PageTaker taker;
    private final Pacer pacer;
    private final CoverageMetrics metrics;

    ById(TelegramSession session, PageTaker taker, Pacer pacer, CoverageMetrics metrics) {
        this.session = session;
        this.taker = taker;
        this.pacer = pacer;
        this.metrics = metrics;
    }

    /// Asks until Telegram answers; the messages that there are have been committed when this
    /// returns.
    ///
    /// @param ids a hundred at most
    HistoryPage ask(Wanted wanted, List<Long> ids, Origin origin, Duration pace, Control control)
            throws InterruptedException {
        while (true) {
            pacer.await(pace, control);
            try {
                return askOnce(wanted, ids, origin);
            } catch (TdRefused e) {
                Optional<Duration> wait = e.error().floodWait();
                if (wait.isEmpty()) {
                    throw ChannelRefused.of(wanted.channelId(), e);
                }
                pacer.holdFor(wait.get());
                metrics.floodWait();
            }
        }
    }

    private HistoryPage askOnce(Wanted wanted, List<Long> ids, Origin origin) throws InterruptedException {
        var receipt = new Receipt();
        TdRequest request = TdRequest.of("getMessages")
                .with("chat_id", wanted.channelId())
                .with("message_ids", ids.stream().map(TdIds::tdId).toList());
        HistoryPage page =
                session.askInOrder(request, answer -> taker.take(newestFirst(answer), wanted, origin, receipt));
        if (!receipt.await(History.COMMIT_LIMIT)) {
            throw new NotCommitted(wanted.channelId());
        }
        return page.withStored(receipt.storedCount());
    }

    /// The messages of an answer, which has `null` in the place of each that there is not.
    private static List<TdObject> newestFirst(TdObject answer) {
        var found = new ArrayList<TdObject>();
        for (JsonNode node : JsonMapper.shared().readTree(answer.json()).path("messages")) {
            if (node.isObject()) {
                found.add(TdObject.parse(node.toString()));
            }
        }
        found.sort(Comparator.comparingLong((TdObject message) -> message.int64("id"))
                .reversed());
        return found;
    }
}
