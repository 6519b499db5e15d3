package dev.tradingsystem.telegram.testdc.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import dev.tradingsystem.telegram.testdc.wire.LooseSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodTableTests {

    private final MethodTable methods = new MethodTable(new Accounts());

    @Test
    void answersEveryMethodTheSchemaDeclares() throws IOException {
        assertThat(declared()).hasSizeGreaterThan(40).allMatch(methods::knows);
    }

    @Test
    void refusesWhatItDoesNotKnowAndCountsIt() {
        assertThatThrownBy(() -> methods.answer(Tl.unknown(0x16fcc2cb), LooseSession.at(2)))
                .hasMessage("400 METHOD_UNKNOWN");
        assertThat(methods.calls().count("unknown#16fcc2cb")).isEqualTo(1);
    }

    @Test
    void findsTheBusiestStretchOfTime() {
        for (int i = 0; i < 5; i++) {
            methods.calls().add("some.method");
        }
        assertThat(methods.calls().most("some.method", Duration.ofMinutes(1))).isEqualTo(5);
        assertThat(methods.calls().most("other.method", Duration.ofMinutes(1))).isZero();
        assertThat(methods.calls().times("some.method")).isSorted();
    }

    private static List<String> declared() throws IOException {
        try (InputStream in = TlSchema.class.getResourceAsStream("/dev/tradingsystem/telegram/testdc/api.tl")) {
            assertThat(in).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("---functions---"))
                    .lines()
                    .filter(line -> line.contains("#"))
                    .map(line -> line.substring(0, line.indexOf('#')))
                    .toList();
        }
    }
}
