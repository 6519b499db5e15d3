package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tradingsystem.telegram.model.wire.Change;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerChannelTests {

    private static final String WITHOUT_STOP = "Ativo: PETR4\nCompra: 30,00\nAlvo: 32,00";

    @Test
    void aChannelMayBeStricterThanTheOthers() {
        var parser = new ParserProperties(Strictness.STANDARD, List.of(Posts.CHANNEL + "=strict"));

        assertThat(reader(parser, List.of()).read(post()).kind()).isEqualTo(Kind.REVIEW);
        assertThat(reader(Desk.PARSER, List.of()).read(post()).kind()).isEqualTo(Kind.SIGNAL);
    }

    @Test
    void aChannelMayLiveElsewhere() {
        Instant lateInLisbon = Instant.parse("2025-10-21T01:30:00Z");

        assertThat(reader(Desk.PARSER, List.of(Posts.CHANNEL + "=Europe/Lisbon"))
                        .sentOn(Posts.CHANNEL, lateInLisbon))
                .isEqualTo("2025-10-21");
        assertThat(reader(Desk.PARSER, List.of()).sentOn(Posts.CHANNEL, lateInLisbon))
                .isEqualTo("2025-10-20");
    }

    @Test
    void namesTheSettingThatMakesNoSense() {
        var parser = new ParserProperties(Strictness.STANDARD, List.of("-100:strict"));

        assertThatIllegalArgumentException().isThrownBy(parser::levels).withMessageContaining("-100:strict");
    }

    @Test
    void filtersLookAtTypeOriginAndWords() {
        Change post = new Posts().posted(1, WITHOUT_STOP);

        assertThat(filter("photo", "", "", "").passes(post)).isFalse();
        assertThat(filter("channel_post", "user_client", "", "").passes(post)).isTrue();
        assertThat(filter("text", "sync", "", "").passes(post)).isFalse();
        assertThat(filter("", "", "PETR4", "").passes(post)).isTrue();
        assertThat(filter("", "", "vale3", "").passes(post)).isFalse();
        assertThat(filter("", "", "", " Alvo ").passes(post)).isFalse();
        assertThat(filter("photo", "", "", "alvo").passes(new Posts().deleted(1, 2, WITHOUT_STOP)))
                .isTrue();
    }

    private static MessageFilter filter(String type, String source, String contains, String containsNot) {
        return new MessageFilter(List.of(type), List.of(source), List.of(contains), List.of(containsNot));
    }

    private static MessageReader reader(ParserProperties parser, List<String> zones) {
        var signals = new SignalProperties(Duration.ofHours(24), ZoneId.of("America/Sao_Paulo"), zones);
        var timer = new SimpleMeterRegistry().timer("parse");
        return new MessageReader(signals, parser, MessageFilter.NONE, Clock.systemUTC(), timer);
    }

    private static Change post() {
        return new Posts().posted(1, WITHOUT_STOP);
    }
}
