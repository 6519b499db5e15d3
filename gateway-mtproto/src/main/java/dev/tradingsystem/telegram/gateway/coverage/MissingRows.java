package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.coverage.RowRepair;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts messages back whose row is missing while their key says that they are held.
final class MissingRows {

    private static final Logger log = LoggerFactory.getLogger(MissingRows.class);

    private final RowRepair repair;
    private final String account;
    private final CoverageMetrics metrics;

    MissingRows(RowRepair repair, String account, CoverageMetrics metrics) {
        this.repair = repair;
        this.account = account;
        this.metrics = metrics;
    }

    /// Puts back what the log holds of a range; Telegram is not asked.
    ///
    /// @return whether messages are missing that the log cannot give back
    boolean repair(long channelId, IdRange range) {
        return !repair(channelId, range, List.of()).isEmpty();
    }

    /// As the other one; what the log has lost comes back from what history said of the range.
    List<Long> repair(long channelId, IdRange range, List<Message> history) {
        RowRepair.Restored fromLog = repair.fromLog(channelId, range);
        long restored = fromLog.restored();
        List<Message> known = history.stream()
                .filter(message -> fromLog.stillMissing().contains(message.messageId()))
                .toList();
        if (!known.isEmpty()) {
            restored += repair.fromHistory(account, channelId, known);
        }
        if (restored > 0) {
            metrics.repaired(restored);
            log.atWarn()
                    .addKeyValue("channelId", channelId)
                    .addKeyValue("count", restored)
                    .log("messages were missing from their table and are back");
        }
        return fromLog.stillMissing();
    }
}
