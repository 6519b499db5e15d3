package dev.tradingsystem.telegram.api.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The list of channels as the previous stack's clients keep it.
@ExtendWith(LegacyApi.class)
class LegacyChannelIT {

    private static final String CHANNELS = "/api/channels";
    private static final String UNKNOWN = "{\"success\":false,\"message\":\"Canal não encontrado\"}";
    private static final String BAD =
            "{\"success\":false,\"message\":\"Canal inválido: formato do channelId incorreto\"}";

    private final ApiFixture api;
    private final long channel = LegacyApi.channel();
    private final String id = Long.toString(channel);

    LegacyChannelIT(ApiFixture api) {
        this.api = api;
    }

    private Answer add(String more) {
        return api.send("POST", CHANNELS, "{\"channelId\":\"" + id + "\"" + more + "}");
    }

    @Test
    void aChannelIsAddedOnce() {
        Expected.body(add(",\"label\":\"Sinais\",\"note\":\"?\""), 201, "channel.json", "CHANNEL", id);
        Expected.error(add(""), 409, "{\"success\":false,\"message\":\"Já existe um canal cadastrado com este ID\"}");
        assertThat(api.get("/jobs?kind=sync").text()).contains(id);
    }

    @Test
    void aChannelThatIsNoneIsRefused() {
        Expected.error(
                api.send("POST", CHANNELS, "{}"),
                400,
                "{\"success\":false,\"message\":\"O campo \\\"channelId\\\" é obrigatório\"}");
        Expected.error(api.send("POST", CHANNELS, "{\"channelId\":\"@sinais\"}"), 400, BAD);
        assertThat(add(",\"label\":\"" + "x".repeat(101) + "\"").status()).isEqualTo(400);
    }

    @Test
    void theNewestChannelComesFirst() {
        add(",\"isActive\":false");
        api.jdbc()
                .sql(
                        "UPDATE telegram.channel SET added_at = now() + interval '1 hour', title = 'Do Telegram' WHERE channel_id = ?")
                .param(channel)
                .update();
        Answer all = api.get(CHANNELS);

        assertThat(all.json().at("/data/0/id").asString()).isEqualTo(id);
        assertThat(all.json().at("/data/0/isActive").asBoolean()).isFalse();
        assertThat(all.json().at("/data/0/label").asString()).isEqualTo("Do Telegram");
        String key = api.key(Set.of(channel - 1), "channels:read");
        assertThat(api.get(CHANNELS, "X-API-Key", key).text()).isEqualTo("{\"success\":true,\"data\":[]}");
        api.send("DELETE", CHANNELS + "/" + id, null);
    }

    @Test
    void aChannelIsChanged() {
        add(",\"label\":\"A\"");
        String path = CHANNELS + "/" + id;
        Answer changed = api.send("PUT", path, "{\"label\":\"Sinais\",\"isActive\":true}");

        Expected.body(changed, 200, "channel.json", "CHANNEL", id);
        assertThat(api.send("PUT", path, "{\"isActive\":false}")
                        .json()
                        .at("/data/isActive")
                        .asBoolean())
                .isFalse();
        Expected.error(
                api.send("PUT", path, "{\"title\":\"x\"}"),
                400,
                "{\"success\":false,\"message\":\"Nenhuma mudança fornecida\"}");
        Expected.error(api.send("PUT", path, "{\"channelId\":\"x\"}"), 400, BAD);
    }

    @Test
    void anotherIdIsAnotherChannel() {
        long other = LegacyApi.channel();
        add(",\"label\":\"Sinais\"");
        Answer moved = api.send("PUT", CHANNELS + "/" + id, "{\"channelId\":\"" + other + "\"}");

        Expected.body(moved, 200, "channel.json", "CHANNEL", Long.toString(other));
        Expected.error(api.send("PUT", CHANNELS + "/" + id, "{\"label\":\"x\"}"), 404, UNKNOWN);
    }

    @Test
    void aChannelIsRemovedAndAnUnknownOneIsNot() {
        add("");
        Expected.error(api.send("DELETE", CHANNELS + "/" + id, null), 200, "{\"success\":true}");
        for (String path : List.of(CHANNELS + "/" + id, CHANNELS + "/none")) {
            Expected.error(api.send("DELETE", path, null), 404, UNKNOWN);
        }
    }
}
