package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Any text gives a reading, and the same one twice.
class FuzzTests {

    private static final LocalDate DAY = LocalDate.of(2025, 10, 15);
    private static final int LONGEST = 4_096;

    private final Random random = new Random(4005);

    @Test
    void anyUnitsGiveAReading() {
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(LONGEST + 1);
            while (text.length() < length) {
                text.append((char) random.nextInt(0x10000));
            }
            readsTwiceTheSame(text.toString());
        }
    }

    @Test
    void anyMixtureOfOurWordsGivesAReading() {
        List<String> words = new ArrayList<>(Words.all().keySet());
        words.addAll(Phrases.all().keySet());
        words.addAll(List.of(
                "PETR4", "VALEK590", "WINZ25", "TSLA", "1,04", "141.200", "30,10", "3", "2", "28/10", "10:30", "50%"));
        words.addAll(
                List.of(":", "-", "/", "(", ")", "|", ".", ",", "?", "!", ";", "\n", "\n\n", "R$", "US$", "✅", "🟢"));
        words.addAll(
                List.of("𝗔", "ﬁ", "½", "<b>", "&nbsp;", "\ud83d", "\udd34", "\u200b", "1️⃣", "º", "&", "#", "\r\n"));
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(round % 10 == 0 ? LONGEST : 300);
            while (text.length() < length) {
                text.append(words.get(random.nextInt(words.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            readsTwiceTheSame(text.toString());
        }
    }

    @Test
    void anyPieceOfAMessageGivesAReading() {
        List<String> texts =
                ParserSamples.all().stream().map(ParserSamples::text).toList();
        for (String text : texts) {
            for (int cut = 0; cut < 20; cut++) {
                int from = random.nextInt(text.length() + 1);
                int to = from + random.nextInt(text.length() - from + 1);
                String other = texts.get(random.nextInt(texts.size()));
                readsTwiceTheSame(text.substring(from, to));
                readsTwiceTheSame(text.substring(0, from) + other + text.substring(to));
            }
        }
    }

    private static void readsTwiceTheSame(String text) {
        Reading once = SignalParser.parse(text, DAY);

        assertThat(once.findings()).isNotEmpty();
        assertThat(SignalParser.parse(text, DAY)).isEqualTo(once);
        for (Finding finding : once.findings()) {
            if (finding instanceof Signal signal) {
                assertThat(Sanity.check(
                                new Draft(
                                        signal.asset().ticker(),
                                        signal.side(),
                                        signal.type(),
                                        signal.entry(),
                                        signal.targets(),
                                        signal.targetFinal(),
                                        signal.stop(),
                                        signal.validUntil(),
                                        signal.currency()),
                                signal.asset()))
                        .isEmpty();
            }
        }
    }
}
