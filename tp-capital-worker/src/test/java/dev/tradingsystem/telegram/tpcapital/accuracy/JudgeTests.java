package dev.tradingsystem.telegram.tpcapital.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JudgeTests {

    private static final String SIGNAL =
            "{'kind':'signal','asset':'PETR4','side':'buy','entry_min':'30.10','targets':['31','32.0'],'stop':'29'}";

    @Test
    void decimalsAreNumbersAndAbsentIsNull() {
        String read = SIGNAL.replace("30.10", "30.1").replace("32.0", "32").replace("}", ",'type':null}");

        assertThat(judge("signal", SIGNAL, "signal", read).differences()).isEmpty();
    }

    @Test
    void aWrongFieldIsNamed() {
        Judgement judgement = judge("signal", SIGNAL, "signal", SIGNAL.replace("29", "28"));

        assertThat(judgement.differences()).containsExactly("signal PETR4 stop: expected 29, was 28");
        assertThat(judgement.hardFailure()).isFalse();
    }

    @Test
    void itemsAreAlignedByAsset() {
        String other = SIGNAL.replace("PETR4", "VALE3");

        assertThat(judge("signal", SIGNAL + "," + other, "signal", other + "," + SIGNAL)
                        .differences())
                .isEmpty();
    }

    @Test
    void aSignalOfWhatIsNoneIsAHardFailure() {
        Judgement judgement = judge("update", "{'kind':'update','asset':'PETR4'}", "signal", SIGNAL);

        assertThat(judgement.hardFailure()).isTrue();
        assertThat(judgement.differences())
                .contains("kind: expected update, was signal", "missing: update PETR4", "not expected: signal PETR4");
    }

    @Test
    void aReviewMayHaveMoreReasonsThanWereAskedFor() {
        String asked = "{'kind':'review','reasons':['no_exit']}";

        assertThat(judge("review", asked, "review", "{'kind':'review','reasons':['no_asset','no_exit']}")
                        .differences())
                .isEmpty();
        assertThat(judge("review", asked, "review", "{'kind':'review','reasons':['no_asset']}")
                        .right())
                .isFalse();
    }

    @Test
    void precisionAndRecallCountFieldsByTag() {
        var scores = new Scores();
        scores.add(judge("signal", SIGNAL, "signal", SIGNAL));
        scores.add(judge("signal", SIGNAL, "signal", SIGNAL.replace("'stop':'29'", "'type':'day'")));

        Scores.Group group = Objects.requireNonNull(scores.groups().get("#tag"));
        assertThat(group.rows()).isEqualTo(2);
        assertThat(group.right()).isEqualTo(1);
        assertThat(group.fields().get("stop")).isEqualTo(new Scores.Tally(2, 1, 1));
        assertThat(group.fields().get("type")).isEqualTo(new Scores.Tally(0, 1, 0));
        assertThat(new Scores.Tally(2, 1, 1).recall()).isEqualTo(0.5);
        assertThat(new Scores.Tally(2, 4, 1).precision()).isEqualTo(0.25);
        assertThat(new Scores.Tally(0, 0, 0).precision()).isEqualTo(1);
    }

    @Test
    void anUnstatedKindIsTheStrongestOfTheItems() {
        var row = new CorpusRow("x", "x", LocalDate.EPOCH, List.of(), null);
        ObjectNode expected = json("{'items':[" + SIGNAL + "]}");

        assertThat(Judge.judge(row, expected, shape("signal", SIGNAL)).right()).isTrue();
    }

    private static Judgement judge(String kind, String items, String readKind, String readItems) {
        var row = new CorpusRow("x", "x", LocalDate.EPOCH, List.of("tag"), null);
        return Judge.judge(row, shape(kind, items), shape(readKind, readItems));
    }

    private static ObjectNode shape(String kind, String items) {
        return json("{'kind':'" + kind + "','items':[" + items + "]}");
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
