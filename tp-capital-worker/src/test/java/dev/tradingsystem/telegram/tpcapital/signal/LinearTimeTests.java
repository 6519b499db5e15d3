package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Eight times the text costs about eight times the work, whatever is repeated in it.
///
/// Work is measured by what the thread allocates, which is the same in every run, and by the time
/// it had the processor, which others do not add to. What grows with the square would cost 64
/// times as much.
class LinearTimeTests {

    private static final LocalDate DAY = LocalDate.of(2025, 10, 15);
    private static final int SHORT = 8_192;
    private static final int TIMES = 8;
    private static final int ROUNDS = 5;

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PETR4 compra 1,04 stop 1 alvo ( ",
                "(",
                "1,04 ",
                "compra ",
                "alvo 1 2 3 ",
                "se compra ",
                "PETR4\n",
                "PETR4 VALE3 ITUB4 ",
                "VALE3 alvo 1 atingido ",
                "Alvos 1 - 2 - 3 / ",
                "cancelar ",
                "cancelar PETR4 ",
                "stop no 0x0 PETR4 ",
                "até 28/10 book ",
                "Ativo: PETR4\nCompra: 30,10\nAlvo: 31\nStop: 29\nAtivo: VALE3\nCompra: 30,10\nAlvo: 31\nStop: 29\n",
                "Compra\n\nPETR4\nVenda\n\nVALE3\n",
                "𝗔",
                "✅",
                "<b",
                "<b>",
                "&am",
                "alvo (",
                "o,",
                "compar 1 ",
                "t1 ",
                "e 1 s 2 ",
                "não cancelar ",
                ", ¦cancelar ",
                "(¦não cancelar ",
                "cancelem PETR4, mantenham ¦VALE3 PETR4 ",
                "cancelar PETR4, VALE3 stopada, ",
                "stop executada PETR4 VALE3 ",
                "1) ",
                "º alvo ",
                "1/2/3/",
                "| Ativo | Compra | Alvo | Stop |\n| PETR4 | 1 | 2 | 3 |\n",
                "Ativo Compra Alvo\n",
                "novo stop para 3 ",
                "swing PETR4\n",
                "trava ",
                "x",
                "\n"
            })
    void holdsForWhateverIsRepeated(String piece) {
        String few = repeated(piece, SHORT);
        String many = repeated(piece, SHORT * TIMES);
        assertThat(allocated(many)).as("allocated").isLessThan(Math.max(allocated(few), SHORT) * TIMES * 2L);

        long shorter = Long.MAX_VALUE;
        long longer = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            shorter = Math.min(shorter, time(few));
            longer = Math.min(longer, time(many));
        }
        assertThat(longer).as("nanoseconds").isLessThan(Math.max(shorter, 100_000) * TIMES * 3);
    }

    private static long allocated(String text) {
        SignalParser.parse(text, DAY);
        long before = THREAD.getCurrentThreadAllocatedBytes();
        SignalParser.parse(text, DAY);
        return THREAD.getCurrentThreadAllocatedBytes() - before;
    }

    private static long time(String text) {
        long began = THREAD.getCurrentThreadCpuTime();
        SignalParser.parse(text, DAY);
        return THREAD.getCurrentThreadCpuTime() - began;
    }

    /// What stands behind a `¦` is repeated behind all of what stands in front of it.
    private static String repeated(String piece, int length) {
        int bar = piece.indexOf('¦');
        if (bar >= 0) {
            return repeated(piece.substring(0, bar), length / 2) + repeated(piece.substring(bar + 1), length / 2);
        }
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }
}
