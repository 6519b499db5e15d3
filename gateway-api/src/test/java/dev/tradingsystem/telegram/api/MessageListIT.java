package dev.tradingsystem.telegram.api;

import static dev.tradingsystem.telegram.api.ApiFixture.posted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Forward;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Everything a list of messages can be asked for.
@ExtendWith(SharedApi.class)
class MessageListIT {

    private static final Instant DAY = Instant.parse("2025-11-05T12:00:00Z");
    private static final AtomicLong CHANNELS = new AtomicLong(-7_000);

    private final ApiFixture api;
    private final long channel = CHANNELS.decrementAndGet();

    MessageListIT(ApiFixture api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind=photo                | 2",
                "has=media                 | 2",
                "has=link                  | 3",
                "has=caption,photo         | 2",
                "has=reply                 | 4",
                "has=forward               | 5",
                "has=album                 | 2",
                "origin=import             | 6",
                "origin=live,import        | 6 5 4 3 2 1",
                "edited=true               | 3",
                "edited=false              | 6 5 4 2 1",
                "deleted=true              | 7",
                "status=deleted            | 7",
                "status=deleted,received   | 7 6 5 4 3 2 1",
                "status=published          | ",
                "replyTo=1                 | 4",
                "thread=77                 | 5",
                "album=88                  | 2",
                "q=BOVAW                   | 2 1",
                "q=bovaw                   | 2 1",
                "q=100%25                  | 4",
                "q=10_%25                  | ",
                "q=compra&kind=text        | 1",
                "kind=text&edited=true&has=link | 3"
            })
    void everyFilterHolds(String query, @Nullable String ids) {
        zoo();
        List<Long> expected = ids == null
                ? List.of()
                : List.of(ids.strip().split(" ")).stream().map(Long::valueOf).toList();

        assertThat(api.get("/messages?channel=" + channel + "&" + query.strip()).ids())
                .isEqualTo(expected);
        assertThat(api.get("/messages?order=seq&direction=asc&channel=" + channel + "&" + query.strip())
                        .ids())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private void zoo() {
        api.append(
                new MessageEvent.Posted(
                        Message.of(channel, 1, at(1), new Content.Text("Ativo: BOVAW32\nCompra: 1,04")),
                        Origin.LIVE,
                        DAY),
                event(message(2, Content.Media.of(MediaKind.PHOTO, "compra bovaw32"), null, 88L, null, null)),
                event(message(3, new Content.Text("veja"), null, null, null, null)),
                event(message(4, new Content.Text("100% certo"), 1L, null, null, null)),
                event(message(5, new Content.Text("de fora"), null, null, 77L, "Outro")),
                new MessageEvent.Posted(Message.of(channel, 6, at(6), new Content.Text("velha")), Origin.IMPORT, DAY),
                posted(channel, 7, at(7)));
        api.append(
                new MessageEvent.Edited(
                        channel, 3, at(60), new Content.Text("veja https://example.com"), Origin.LIVE, at(61)),
                new MessageEvent.Deleted(channel, 7, at(62), MessageEvent.Cause.UPSTREAM, null, Origin.LIVE, at(62)));
    }

    private static MessageEvent event(Message message) {
        return new MessageEvent.Posted(message, Origin.LIVE, DAY);
    }

    private Message message(
            long id,
            Content content,
            @Nullable Long replyTo,
            @Nullable Long album,
            @Nullable Long thread,
            @Nullable String forwardedFrom) {
        return new Message(
                channel,
                id,
                at(id),
                null,
                null,
                content,
                album,
                thread,
                replyTo == null ? null : new MessageRef(channel, replyTo),
                forwardedFrom == null ? null : new Forward(null, null, forwardedFrom, null),
                null,
                null);
    }

    @Test
    void theOrderOfChangesPutsTheNewestChangeFirst() {
        post(LongStream.rangeClosed(1, 5));
        api.append(new MessageEvent.Edited(channel, 2, at(60), new Content.Text("edited"), Origin.LIVE, at(61)));
        String path = "/messages?order=seq&limit=2&channel=" + channel;
        Answer first = api.get(path);
        Answer second = api.get(path + "&cursor=" + cursor(first, "next"));
        Answer back = api.get(path + "&cursor=" + cursor(second, "previous"));

        assertThat(first.ids()).containsExactly(2L, 5L);
        assertThat(second.ids()).containsExactly(4L, 3L);
        assertThat(back.ids()).containsExactly(2L, 5L);
        assertThat(api.get(path + "&direction=asc").ids()).containsExactly(1L, 3L);
        assertThat(first.json().path("page").path("order").asString()).isEqualTo("seq");
    }

    @Test
    void aPageBesideOrAroundAMessage() {
        post(LongStream.rangeClosed(1, 9));
        String path = "/messages?limit=3&channel=" + channel;

        assertThat(api.get(path + "&before=5").ids()).containsExactly(4L, 3L, 2L);
        assertThat(api.get(path + "&after=5").ids()).containsExactly(8L, 7L, 6L);
        assertThat(api.get(path + "&after=5&direction=asc").ids()).containsExactly(6L, 7L, 8L);
        assertThat(api.get(path + "&before=5&direction=asc").ids()).containsExactly(2L, 3L, 4L);
        Answer around = api.get(path + "&around=5");
        assertThat(around.ids()).containsExactly(6L, 5L, 4L);
        assertThat(api.get(path + "&cursor=" + cursor(around, "next")).ids()).containsExactly(3L, 2L, 1L);
        assertThat(api.get(path + "&cursor=" + cursor(around, "previous")).ids())
                .containsExactly(9L, 8L, 7L);
        assertThat(api.get(path + "&around=9").ids()).containsExactly(9L, 8L, 7L);
        assertThat(api.get(path + "&order=seq&around=5").ids()).containsExactly(6L, 5L, 4L);
        assertThat(api.get(path + "&before=99").problem()).isEqualTo("message-not-found");
        assertThat(api.get("/messages?before=5").problem()).isEqualTo("invalid-parameter");
        assertThat(api.get(path + "&before=5&after=7").problem()).isEqualTo("invalid-parameter");
    }

    @Test
    void aCountComesOnRequestOnly() {
        post(LongStream.rangeClosed(1, 7));
        String path = "/messages?limit=2&channel=" + channel;

        assertThat(api.get(path).json().path("count").isNull()).isTrue();
        JsonNode exact = api.get(path + "&count=exact").json().path("count");
        assertThat(exact.path("kind").asString()).isEqualTo("exact");
        assertThat(exact.path("value").asLong()).isEqualTo(7);
        JsonNode estimate = api.get(path + "&count=estimate").json().path("count");
        assertThat(estimate.path("kind").asString()).isEqualTo("estimate");
        assertThat(estimate.path("value").isNumber()).isTrue();
    }

    @Test
    void onlyTheFieldsAskedForCome() {
        api.append(event(message(1, Content.Media.of(MediaKind.PHOTO, "Compra"), 9L, null, null, null)));
        String fields = "fields=caption,media.type,replyTo.messageId";
        String expected = "{\"channelId\":\"" + channel + "\",\"messageId\":\"1\",\"seq\":";

        JsonNode item = api.get("/messages?channel=" + channel + "&" + fields)
                .json()
                .path("items")
                .path(0);
        assertThat(item.toString()).startsWith(expected);
        assertThat(item.propertyNames())
                .containsExactly("channelId", "messageId", "seq", "caption", "media", "replyTo");
        assertThat(item.path("media").toString()).isEqualTo("{\"type\":\"photo\"}");
        assertThat(item.path("replyTo").toString()).isEqualTo("{\"messageId\":\"9\"}");
        assertThat(api.get("/messages/" + channel + "/1?" + fields).json()).isEqualTo(item);
        JsonNode change = api.get("/changes?since=0&channel=" + channel + "&" + fields)
                .json()
                .path("items")
                .path(0);
        assertThat(change.path("kind").asString()).isEqualTo("posted");
        assertThat(change.path("message")).isEqualTo(item);
        assertThat(api.get("/messages?fields=secret").problem()).isEqualTo("invalid-parameter");
    }

    @Test
    void anExportHoldsEverythingAndSaysThatItEnded() {
        post(LongStream.rangeClosed(1, 1_203));
        String[] accept = {"X-API-Key", ApiFixture.KEY, "Accept", "application/x-ndjson"};
        Answer all = api.get("/messages?direction=asc&channel=" + channel, accept);
        Answer cut = api.get("/messages?limit=600&order=seq&channel=" + channel, accept);
        Answer changes = api.get("/changes?since=0&fields=text&channel=" + channel, accept);

        assertThat(all.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(all.header("Content-Disposition"))
                .matches("attachment; filename=\"messages-\\d{4}-\\d\\d-\\d\\d.ndjson\"");
        assertThat(all.lines()).hasSize(1_204);
        assertThat(all.lines().get(7).path("messageId").asString()).isEqualTo("8");
        assertThat(all.lines().getLast().path("count").asLong()).isEqualTo(1_203);
        assertThat(all.lines().getLast().path("asOf").asLong()).isPositive();
        assertThat(cut.lines()).hasSize(601);
        assertThat(changes.lines()).hasSize(1_204);
        assertThat(changes.lines().getFirst().path("message").propertyNames()).hasSize(4);
        assertThat(api.get("/messages?around=5&channel=" + channel, accept).problem())
                .isEqualTo("invalid-parameter");
        assertThat(api.get("/messages", "X-API-Key", ApiFixture.KEY, "Accept", "text/csv")
                        .problem())
                .isEqualTo("not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "q=ab, q",
        "has=wings, has",
        "status=lost, status",
        "origin=mars, origin",
        "edited=maybe, edited",
        "order=size, order",
        "count=all, count",
        "replyTo=x, replyTo",
        "thread=1, thread",
        "album=0, album"
    })
    void aWrongFilterIsNamed(String query, String parameter) {
        Answer answer = api.get("/messages?" + query);

        assertThat(answer.problem()).isEqualTo("invalid-parameter");
        assertThat(answer.json().path("errors").path(0).path("name").asString()).isEqualTo(parameter);
    }

    @Test
    void wordsAreFoundWhateverTheyContain() {
        var odd = new ArrayList<>(List.of("50% \\_ off", "aspas ' \" ;--", "emoji 🟢 ok", "çãé ÁÉÍ"));
        for (int i = 0; i < odd.size(); i++) {
            api.append(event(message(i + 1, new Content.Text(odd.get(i)), null, null, null, null)));
        }
        for (int i = 0; i < odd.size(); i++) {
            String q = URLEncoder.encode(odd.get(i).substring(1), StandardCharsets.UTF_8);
            assertThat(api.get("/messages?channel=" + channel + "&q=" + q).ids())
                    .containsExactly(i + 1L);
        }
    }

    private void post(LongStream ids) {
        api.append(ids.mapToObj(id -> posted(channel, id, at(id))).toArray(MessageEvent[]::new));
    }

    private static Instant at(long seconds) {
        return DAY.plusSeconds(seconds);
    }

    private static String cursor(Answer answer, String which) {
        return answer.json().path("page").path(which).asString("");
    }
}
