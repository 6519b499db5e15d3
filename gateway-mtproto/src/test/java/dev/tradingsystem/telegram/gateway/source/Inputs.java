package dev.tradingsystem.telegram.gateway.source;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Files for tests.
final class Inputs {

    static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private Inputs() {}

    static InputFile resource(String name) {
        return new InputFile(name, 0, () -> Inputs.class.getResourceAsStream("/exports/" + name));
    }

    static InputFile of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static InputFile of(byte[] bytes) {
        return new InputFile("test.json", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    static ExportReader export(InputFile file) {
        return new ExportReader(file, SAO_PAULO, CLOCK);
    }

    /// What an export with those messages of channel 1649127710 gives.
    static Taken exported(String messages) throws InterruptedException {
        var taken = new Taken();
        export(of("{\"name\":\"TP Capital\",\"type\":\"private_channel\",\"id\":1649127710,\"messages\":[" + messages
                        + "]}"))
                .feed(taken);
        return taken;
    }

    /// The elements of a message but its text.
    static String head(long messageId) {
        return "\"id\":%d,\"type\":\"message\",\"date\":\"2025-10-28T10:00:00\",\"date_unixtime\":\"1761656400\""
                .formatted(messageId);
    }
}
