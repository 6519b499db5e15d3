package dev.tradingsystem.telegram.benchmarks.codec;

import dev.tradingsystem.telegram.benchmarks.Material;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A thousand messages and their documents, taken in turn, so that no benchmark lives on a single
/// one.
@State(Scope.Thread)
public class Sample {

    private static final int SIZE = 1_000;

    private final List<Change> changes = new Material(7)
            .posted(SIZE).stream()
                    .map(MessageEvent.Posted.class::cast)
                    .map(Sample::change)
                    .toList();
    private final List<String> documents =
            changes.stream().map(ChangeJson::write).toList();
    private final List<String> bodies = changes.stream()
            .map(change -> ChangeJson.writeBody(change.message()))
            .toList();
    private int at;

    private static Change change(MessageEvent.Posted event) {
        Message message = event.message();
        return new Change(
                message.messageId(),
                message.messageId() - 1,
                ChangeKind.POSTED,
                1,
                Origin.LIVE,
                event.receivedAt(),
                event.receivedAt(),
                message);
    }

    Change change() {
        return changes.get(next());
    }

    String document() {
        return documents.get(next());
    }

    int next() {
        at = at + 1 == SIZE ? 0 : at + 1;
        return at;
    }

    Change changeAt(int index) {
        return changes.get(index);
    }

    String bodyAt(int index) {
        return bodies.get(index);
    }
}
