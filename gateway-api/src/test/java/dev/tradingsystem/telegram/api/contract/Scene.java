package dev.tradingsystem.telegram.api.contract;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What the requests name: a channel with messages of every kind, and things made when asked for.
final class Scene {

    private static final Instant DAY = Instant.parse("2025-11-05T12:00:00Z");
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final @Nullable ApiFixture fixture;
    private final long channel = -700_000 - NUMBERS.incrementAndGet();

    private Scene() {
        fixture = null;
    }

    /// Nothing is there, and nothing can be made.
    static Scene empty() {
        return new Scene();
    }

    Scene(ApiFixture api) {
        fixture = api;
        watch(channel);
        api.post(channel, 1, DAY);
        api.append(new MessageEvent.Edited(
                channel, 1, DAY.plusSeconds(60), new Content.Text("edited"), Origin.LIVE, DAY.plusSeconds(61)));
        api.append(new MessageEvent.Posted(answer(), Origin.LIVE, DAY));
        for (long id = 7; id < 9; id++) {
            var photo = Message.of(channel, id, DAY, Content.Media.of(MediaKind.PHOTO, "a caption"));
            api.append(new MessageEvent.Posted(photo, Origin.BACKFILL, DAY));
        }
    }

    private ApiFixture api() {
        return Objects.requireNonNull(fixture, "nothing can be made here");
    }

    private Message answer() {
        return new Message(
                channel,
                3,
                DAY,
                null,
                null,
                new Content.Text("answer"),
                null,
                null,
                new MessageRef(channel, 1L),
                null,
                null,
                5);
    }

    private void watch(long channelId) {
        api().jdbc()
                .sql(
                        "INSERT INTO telegram.channel (channel_id, account, title, watched) VALUES (?, 'main', 'a title', true)")
                .param(channelId)
                .update();
    }

    /// The text with its variables filled in; whoever writes `{consumer}` gets a new one.
    String filled(String text) {
        if (fixture == null) {
            return text.replaceAll("\\{(c|listed|new)}", "-7")
                    .replace("{consumer}", "none")
                    .replace("{job}", "job_" + "0".repeat(26))
                    .replace("{key}", "zzzzzzzz");
        }
        String filled = text.replace("{c}", Long.toString(channel));
        filled = filled.contains("{listed}") ? filled.replace("{listed}", listed()) : filled;
        filled = filled.contains("{new}") ? filled.replace("{new}", Long.toString(number())) : filled;
        filled = filled.contains("{consumer}") ? filled.replace("{consumer}", consumer()) : filled;
        filled = filled.contains("{job}") ? filled.replace("{job}", job()) : filled;
        return filled.contains("{key}") ? filled.replace("{key}", key()) : filled;
    }

    /// Sends something beforehand.
    void send(String method, String path, @Nullable String body) {
        if (fixture != null) {
            fixture.send(method, path, body);
        }
    }

    private long number() {
        return channel * 1_000 - NUMBERS.incrementAndGet();
    }

    private String listed() {
        long id = number();
        watch(id);
        return Long.toString(id);
    }

    private String consumer() {
        String name = "contract" + number();
        api().send("PUT", "/consumers/" + name, "{\"from\":\"beginning\"}");
        return name;
    }

    private String job() {
        String wish = "{\"kind\":\"audit\",\"channels\":[\"" + listed() + "\"]}";
        return api().send("POST", "/jobs", wish).json().path("id").asString();
    }

    private String key() {
        String wish = "{\"name\":\"contract\",\"scopes\":[\"messages:read\"]}";
        return api().send("POST", "/keys", wish).json().path("id").asString();
    }
}
