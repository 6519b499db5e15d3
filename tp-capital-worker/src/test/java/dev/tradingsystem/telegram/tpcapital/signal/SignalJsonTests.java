package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.tpcapital.signal.text.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SignalJsonTests {

    private static final Asset PETR4 = new Asset("PETR4", AssetClass.STOCK);

    @Test
    void aDraftIsReadAsItWasWritten() {
        var whole = new Draft(
                "PETR4",
                Side.SELL,
                Type.DAY,
                new Entry(null, new BigDecimal("30.10"), false),
                List.of(new BigDecimal("29.5"), new BigDecimal("29")),
                new BigDecimal("28"),
                new BigDecimal("31"),
                LocalDate.of(2025, 10, 28),
                "USD");
        var market = new Draft(null, null, null, new Entry(null, null, true), List.of(), null, null, null, "BRL");

        assertThat(SignalJson.readDraft(SignalJson.draft(whole))).isEqualTo(whole);
        assertThat(SignalJson.readDraft(SignalJson.draft(market))).isEqualTo(market);
        assertThat(SignalJson.readDraft(SignalJson.draft(Draft.EMPTY))).isEqualTo(Draft.EMPTY);
        assertThat(SignalJson.readDraft("{}")).isEqualTo(Draft.EMPTY);
    }

    @Test
    void aSignalIsADocument() {
        var price = new BigDecimal("30");
        var signal = new Signal(
                PETR4,
                Side.BUY,
                Type.SWING,
                new Entry(price, price, false),
                List.of(new BigDecimal("31.50")),
                new BigDecimal("31.50"),
                new BigDecimal("29"),
                LocalDate.of(2025, 10, 28),
                "BRL",
                true,
                Set.of(Note.SIDE_INFERRED),
                Spans.NONE);

        same(SignalJson.signal(signal), """
                {"asset":"PETR4","side":"buy","type":"swing","entry":{"min":"30","max":"30","atMarket":false},
                 "targets":["31.50"],"targetFinal":"31.50","stop":"29","assetClass":"stock","validUntil":"2025-10-28",
                 "currency":"BRL","complete":true,"correction":true,"notes":["side_inferred"]}
                """);
    }

    @Test
    void newsIsADocument() {
        var update = new Update(
                PETR4,
                Set.of(Action.TARGET_HIT, Action.STOP_MOVED),
                List.of("1"),
                new StopTo.AtEntry(),
                Map.of("2", new BigDecimal("33.0")),
                new BigDecimal("30.5"),
                new BigDecimal("-2.5"),
                Spans.NONE);
        var bare = new Update(null, Set.of(Action.STOP_HIT), List.of(), null, Map.of(), null, null, Spans.NONE);

        same(SignalJson.update(update), """
                {"asset":"PETR4","actions":["target_hit","stop_moved"],"targetsHit":["1"],"stopTo":"entry",
                 "targetTo":{"2":"33.0"},"price":"30.5","resultPct":"-2.5"}
                """);
        same(SignalJson.update(bare), """
                {"asset":null,"actions":["stop_hit"],"targetsHit":[],"stopTo":null,"targetTo":{},"price":null,
                 "resultPct":null}
                """);
        same(SignalJson.cancel(new Cancel(null, Scope.ALL, Spans.NONE)), "{\"asset\":null,\"scope\":\"all\"}");
        same(
                SignalJson.cancel(new Cancel(PETR4, Scope.ASSET, Spans.NONE)),
                "{\"asset\":\"PETR4\",\"scope\":\"asset\"}");
    }

    @Test
    void spansArePairsByField() {
        same(SignalJson.spans(new Spans(Map.of("stop", new Span(3, 7)))), "{\"stop\":[3,7]}");
    }

    private static void same(String json, String expected) {
        assertThat(JsonMapper.shared().readTree(json))
                .isEqualTo(JsonMapper.shared().readTree(expected));
    }
}
