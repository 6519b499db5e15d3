package dev.tradingsystem.telegram.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibleTests {

    @Test
    void computesChannelIds() {
        assertThat(Plausible.channelId(1_649_127_710L)).isEqualTo(-1_001_649_127_710L);
        assertThat(Plausible.channelId(1)).isEqualTo(-1_000_000_000_001L);
        assertThat(Plausible.channelId(12_345_678_901L)).isEqualTo(-1_012_345_678_901L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -1_001_649_127_710L, 997_852_516_353L, Long.MAX_VALUE})
    void refusesIdsThatNoChannelHas(long bareId) {
        assertThatExceptionOfType(MalformedUpdate.class)
                .isThrownBy(() -> Plausible.channelId(bareId))
                .withMessage("channel id %d is not one that Telegram gives".formatted(bareId));
    }

    @Test
    void tellsChannelsFromOtherChats() {
        assertThat(Plausible.isChannel(-1_001_649_127_710L)).isTrue();
        assertThat(Plausible.isChannel(-1_000_000_000_000L)).isFalse();
        assertThat(Plausible.isChannel(-2_000_000_000_001L)).isFalse();
        assertThat(Plausible.isChannel(-123_456L)).isFalse();
        assertThat(Plausible.isChannel(42)).isFalse();
        assertThat(Plausible.isChannel(Long.MIN_VALUE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5, 2_147_483_648L})
    void refusesIdsThatNoMessageHas(long messageId) {
        assertThatExceptionOfType(MalformedUpdate.class).isThrownBy(() -> Plausible.messageId(messageId));
    }
}
