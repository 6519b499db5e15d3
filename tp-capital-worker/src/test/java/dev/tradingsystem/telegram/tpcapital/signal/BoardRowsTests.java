package dev.tradingsystem.telegram.tpcapital.signal;

import static dev.tradingsystem.telegram.tpcapital.Texts.CANONICAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoardRowsTests {

    private static final String SIGNAL = """
            {"id":1,"status":"open","status_before":null,"duplicate_of":null,"channel_id":-1001649127710,"message_id":1,
             "version":1,"seq":1,"parser_version":%d,"ordinal":1,"made_by":"parser","asset":"BOVAW32",
             "asset_class":"option","side":"buy","type":"swing","entry_min":"1.04","entry_max":"1.06","at_market":false,
             "target_final":"3.50","stop":"0.70","valid_until":"2099-10-28","expires_at":"2099-10-29T03:00:00Z",
             "currency":"BRL","complete":true,"correction":false,"targets":["1.15","2.15"],"notes":[]}
            """.formatted(SignalParser.VERSION);

    private final PostsOnBoard channel = new PostsOnBoard();
    private final Posts posts = channel.posts;

    @Test
    void aSignalIsWrittenWithEverythingItsMessageSays() {
        String text = "Swing Trade\n" + CANONICAL + "\nOrdem válida até 28/10/2099";
        channel.take(posts.posted(1, text));

        JsonNode row = rows(BoardRows.whole(channel.board.signals())).get(0);
        JsonNode expected = JsonMapper.shared().readTree(SIGNAL);
        expected.propertyStream()
                .forEach(field ->
                        assertThat(row.path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
        assertThat(row.path("text").stringValue()).isEqualTo(text);
        assertThat(row.path("sent_at").stringValue())
                .isEqualTo(channel.only(1).sentAt().toString());
        assertThat(row.path("fingerprint").stringValue())
                .isEqualTo(channel.only(1).order().fingerprint())
                .hasSize(64);
        assertThat(row.path("spans").path("stop").valueStream().map(JsonNode::intValue))
                .containsExactly(text.indexOf("0,70"), text.indexOf("0,70") + 4);
    }

    @Test
    void whatIsAbsentIsNull() {
        channel.take(posts.posted(1, "PETR4\nCompra a mercado\nStop: 29,00"));

        JsonNode row = rows(BoardRows.whole(channel.board.signals())).get(0);
        assertThat(row.path("at_market").booleanValue()).isTrue();
        assertThat(row.path("complete").booleanValue()).isFalse();
        for (String field : List.of("type", "entry_min", "entry_max", "target_final", "valid_until", "expires_at")) {
            assertThat(row.path(field).isNull()).as(field).isTrue();
        }
        assertThat(row.path("targets").size()).isZero();
    }

    @Test
    void aSignalThatGoesIsWrittenWithTheVersionThatTookIt() {
        channel.take(posts.posted(1, CANONICAL));
        channel.take(posts.deleted(1, 2, CANONICAL));

        JsonNode row = rows(BoardRows.fates(channel.board.signals())).get(0);
        assertThat(row.path("status").stringValue()).isEqualTo("withdrawn");
        assertThat(row.path("status_before").stringValue()).isEqualTo("open");
        assertThat(row.path("version").intValue()).isEqualTo(2);
        assertThat(row.path("seq").longValue()).isEqualTo(2);
    }

    @Test
    void aDuplicateNamesTheFirst() {
        channel.take(posts.posted(1, CANONICAL));
        channel.take(posts.posted(2, CANONICAL));

        JsonNode rows = rows(BoardRows.whole(channel.board.signals()));
        assertThat(rows.get(1).path("status").stringValue()).isEqualTo("duplicate");
        assertThat(rows.get(1).path("duplicate_of").longValue())
                .isEqualTo(rows.get(0).path("id").longValue());
    }

    @Test
    void eachStateIsARowOfItsOwn() {
        channel.take(posts.posted(1, CANONICAL));
        channel.take(posts.edited(1, 2, CANONICAL.replace("0,70", "0,80")));

        JsonNode rows = rows(BoardRows.states(channel.board.signals().toList()));
        assertThat(rows.size()).isEqualTo(2);
        JsonNode second = rows.get(1);
        assertThat(second.path("signal_id").longValue())
                .isEqualTo(channel.only(1).id());
        assertThat(second.path("number").intValue()).isEqualTo(2);
        assertThat(second.path("version").intValue()).isEqualTo(2);
        assertThat(second.path("parser_version").intValue()).isEqualTo(SignalParser.VERSION);
        assertThat(second.path("made_by").stringValue()).isEqualTo("parser");
        assertThat(second.path("status").stringValue()).isEqualTo("open");
        assertThat(second.path("signal").path("stop").stringValue()).isEqualTo("0.80");
    }

    @Test
    void newsIsWrittenBesideItsSignal() {
        channel.take(posts.posted(1, CANONICAL));
        channel.take(posts.posted(2, "BOVAW32 alvo 1 atingido, subir o stop para 0,90"));

        JsonNode row = rows(BoardRows.news(channel.board.news())).get(0);
        assertThat(row.path("signal_id").longValue()).isEqualTo(channel.only(1).id());
        assertThat(row.path("message_id").longValue()).isEqualTo(2);
        assertThat(row.path("ordinal").intValue()).isOne();
        assertThat(row.path("kind").stringValue()).isEqualTo("update");
        assertThat(row.path("actions").valueStream().map(JsonNode::stringValue))
                .containsExactly("target_hit", "stop_moved");
        assertThat(row.path("details").path("stopTo").stringValue()).isEqualTo("0.90");
    }

    @Test
    void aReviewIsWrittenWithItsReasonsAndItsDraft() {
        MessageReading read = PostsOnBoard.read(posts.posted(7, "PETR4\nCompra: 30,00\nStop: 31,00"));
        var review = (Review) read.reading().findings().getFirst();

        JsonNode row = rows(BoardRows.reviews(List.of(new Reviews.Entry(Source.of(read), 1, review))))
                .get(0);
        assertThat(row.path("message_id").longValue()).isEqualTo(7);
        assertThat(row.path("ordinal").intValue()).isOne();
        assertThat(row.path("text").stringValue()).startsWith("PETR4");
        assertThat(row.path("historic").booleanValue()).isFalse();
        assertThat(row.path("reasons").valueStream().map(JsonNode::stringValue)).containsExactly("stop_wrong_side");
        assertThat(row.path("draft").path("stop").stringValue()).isEqualTo("31.00");
        assertThat(row.path("spans").path("asset").size()).isEqualTo(2);
    }

    @Test
    void nothingIsNoStatement() {
        assertThat(BoardRows.whole(Stream.empty())).isNull();
        assertThat(BoardRows.fates(Stream.empty())).isNull();
        assertThat(BoardRows.states(List.of())).isNull();
        assertThat(BoardRows.news(List.of())).isNull();
        assertThat(BoardRows.reviews(List.of())).isNull();
    }

    private static JsonNode rows(@Nullable String json) {
        return JsonMapper.shared().readTree(Objects.requireNonNull(json));
    }
}
