package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.wire.Change;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The columns of a signal that come from its message, bound to a statement.
final class SignalRow {

    private SignalRow() {}

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, MessageReading read, Signal signal) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Change change = read.change();
        values.put("channelId", change.channelId());
        values.put("messageId", change.messageId());
        values.put("version", change.version());
        values.put("sentAt", Columns.time(read.message().sentAt()));
        values.put("seq", change.seq());
        values.put("historic", read.historic());
        values.put("text", read.text());
        values.put("asset", signal.asset().ticker());
        values.put("assetClass", signal.asset().assetClass().word());
        values.put("side", signal.side().word());
        values.put("type", signal.type() == null ? null : signal.type().word());
        values.put("entryMin", signal.entry().min());
        values.put("entryMax", signal.entry().max());
        values.put("atMarket", signal.entry().atMarket());
        values.put("targets", Columns.prices(signal.targets()));
        values.put("targetFinal", signal.targetFinal());
        values.put("stop", signal.stop());
        LocalDate until = signal.validUntil();
        values.put("validUntil", until == null ? null : until.toString());
        values.put("currency", signal.currency());
        values.put("complete", signal.complete());
        values.put("correction", signal.correction());
        values.put("fingerprint", Fingerprint.of(change.channelId(), signal));
        values.put(
                "notes", Columns.words(signal.notes().stream().map(Note::word).toList()));
        values.put("spans", SignalJson.spans(signal.spans()));
        values.put("document", SignalJson.signal(signal));
        values.put("parserVersion", SignalParser.VERSION);
        return statement.params(values);
    }
}
