package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the signals that a later message is about: those of the message it replies to, else the
/// asset's newest, else, when it says so, the channel's newest of the last 24 hours.
final class SignalTargets {

    private static final String SELECT = """
            SELECT s.id
              FROM tp_capital.signals s
             WHERE s.channel_id = :channelId AND s.status = ANY(:statuses) AND s.sent_at <= :sentAt
            """;
    private static final String OF_MESSAGE =
            SELECT + " AND s.message_id = :repliedTo AND (:anyAsset OR s.asset = :asset) ORDER BY s.ordinal";
    private static final String OF_ASSET = SELECT + " AND s.asset = :asset ORDER BY s.sent_at DESC, s.id DESC LIMIT 1";
    private static final String PREVIOUS =
            SELECT + " AND s.sent_at > :sentAt - interval '24 hours' ORDER BY s.sent_at DESC, s.id DESC LIMIT 1";
    private static final String ALL = SELECT + " ORDER BY s.id";

    private final SignalDatabase database;

    SignalTargets(SignalDatabase database) {
        this.database = database;
    }

    List<Long> of(MessageReading read, Update update) {
        return named(read, update.asset());
    }

    List<Long> of(MessageReading read, Cancel cancel) {
        return switch (cancel.scope()) {
            case ASSET -> named(read, cancel.asset());
            case ALL -> find(ALL, read).query((row, _) -> row.getLong("id")).list();
            case PREVIOUS -> {
                List<Long> replied = named(read, null);
                yield replied.isEmpty()
                        ? find(PREVIOUS, read)
                                .query((row, _) -> row.getLong("id"))
                                .list()
                        : replied;
            }
        };
    }

    private List<Long> named(MessageReading read, @Nullable Asset asset) {
        String ticker = asset == null ? "" : asset.ticker();
        MessageRef reply = read.message().replyTo();
        if (reply != null && reply.channelId() == read.change().channelId()) {
            List<Long> replied = find(OF_MESSAGE, read)
                    .param("repliedTo", reply.messageId())
                    .param("anyAsset", asset == null)
                    .param("asset", ticker)
                    .query((row, _) -> row.getLong("id"))
                    .list();
            if (!replied.isEmpty()) {
                return replied;
            }
        }
        return asset == null
                ? List.of()
                : find(OF_ASSET, read)
                        .param("asset", ticker)
                        .query((row, _) -> row.getLong("id"))
                        .list();
    }

    /// Old news is about old signals too, which are never open.
    private JdbcClient.StatementSpec find(String statement, MessageReading read) {
        List<String> statuses = new ArrayList<>(List.of(Status.OPEN.word(), Status.FILLED.word()));
        if (read.historic()) {
            statuses.add(Status.HISTORIC.word());
        }
        return database.jdbc()
                .sql(statement)
                .param("channelId", read.change().channelId())
                .param("sentAt", Columns.time(read.message().sentAt()))
                .param("statuses", Columns.words(statuses));
    }
}
