package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.tpcapital.accuracy.CorpusRow;
import dev.tradingsystem.telegram.tpcapital.signal.text.Span;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every field stands where its span says: reading the spanned text gives the field again.
class SpanTests {

    static List<CorpusRow> rows() {
        return ParserSamples.all().stream()
                .filter(row -> row.reading().kind() != Kind.NOISE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyFieldStandsWhereItsSpanSays(CorpusRow row) {
        for (Finding finding : row.reading().findings()) {
            switch (finding) {
                case Signal signal -> new Check(row, signal.spans()).signal(signal);
                case Update update -> new Check(row, update.spans()).update(update);
                case Cancel cancel -> new Check(row, cancel.spans()).cancel(cancel);
                case Review review -> new Check(row, review.spans()).draft(review.draft());
                case Noise _ -> throw new AssertionError("noise is always alone");
            }
        }
    }

    private record Check(CorpusRow row, Spans spans) {

        void signal(Signal signal) {
            asset(signal.asset().ticker());
            price("entry.min", signal.entry().min());
            price("entry.max", signal.entry().max());
            meaning("entry.market", signal.entry().atMarket(), Words.AT_MARKET);
            targets(signal.targets(), signal.targetFinal());
            price("stop", signal.stop());
            label("type", signal.type() == null ? null : signal.type().word());
            day(signal.validUntil());
            meaning("correction", signal.correction(), Words.CORRECTION);
            if (signal.notes().contains(Note.SIDE_INFERRED)) {
                assertThat(spans.byField()).containsKey("side");
            } else {
                label("side", signal.side().word());
            }
        }

        void draft(Draft draft) {
            if (draft.asset() != null) {
                asset(draft.asset());
            }
            price("entry.min", draft.entry().min());
            price("entry.max", draft.entry().max());
            targets(draft.targets(), draft.targetFinal());
            price("stop", draft.stop());
            day(draft.validUntil());
        }

        void update(Update update) {
            if (update.asset() != null) {
                asset(update.asset().ticker());
            }
            for (Action action : update.actions()) {
                assertThat(spans.byField()).as(row.id()).containsKey("action." + action.word());
            }
            for (String key : update.targetsHit()) {
                String text = folded("targets_hit." + key);
                boolean spelt = Integer.toString(Words.ordinal(text)).equals(key);
                assertThat(spelt || text.endsWith(key) || key.equals("final"))
                        .as(text)
                        .isTrue();
            }
            update.targetTo().forEach((key, value) -> price("target." + key, value));
            price("price", update.price());
            percent(update.resultPct());
            if (update.stopTo() instanceof StopTo.Price(var price)) {
                price("stop", price);
            } else if (update.stopTo() != null) {
                assertThat(folded("stop")).matches("0x0|entrada|entry|be|breakeven|zero a zero");
            }
        }

        void cancel(Cancel cancel) {
            if (cancel.asset() != null) {
                asset(cancel.asset().ticker());
            }
            long meaning = cancel.scope() == Scope.ALL ? Words.EVERYTHING : Words.CANCEL;
            meaning("scope", true, meaning);
        }

        private void asset(String ticker) {
            assertThat(folded("asset").replaceAll("[ .-]", "")).isEqualTo(ticker.toLowerCase(Locale.ROOT));
        }

        private void targets(List<BigDecimal> targets, @Nullable BigDecimal last) {
            for (int i = 0; i < targets.size(); i++) {
                price("target." + (i + 1), targets.get(i));
            }
            price("target.final", last);
        }

        private void price(String field, @Nullable BigDecimal price) {
            assertThat(spans.byField().containsKey(field))
                    .as("%s %s", row.id(), field)
                    .isEqualTo(price != null);
            if (price != null) {
                Numeral numeral = Objects.requireNonNull(Numeral.of(folded(field)), field);
                assertThat(List.of(numeral.value(false), numeral.value(true)))
                        .as("%s %s", row.id(), field)
                        .anyMatch(value -> value.compareTo(price) == 0);
            }
        }

        private void percent(@Nullable BigDecimal percent) {
            if (percent != null) {
                String text =
                        folded("result_pct").replace("%", "").replace("+", "").replace(',', '.');
                assertThat(new BigDecimal(text)).isEqualByComparingTo(percent);
            }
        }

        private void day(@Nullable LocalDate until) {
            if (until != null && !folded("valid_until").contains("hoje")) {
                assertThat(folded("valid_until").split("/"))
                        .satisfies(
                                parts -> assertThat(Integer.parseInt(parts[0])).isEqualTo(until.getDayOfMonth()))
                        .satisfies(
                                parts -> assertThat(Integer.parseInt(parts[1])).isEqualTo(until.getMonthValue()));
            }
        }

        private void label(String field, @Nullable String word) {
            Map<String, Span> places = spans.byField();
            assertThat(places.containsKey(field)).as("%s %s", row.id(), field).isEqualTo(word != null);
            if (word != null) {
                int words = tokens(field).size();
                Mention mention = Mentions.of(Tokens.of(text(field) + ": 1", Vocabulary.DICTIONARY))
                        .getFirst();
                assertThat(mention.label().name()).isEqualToIgnoringCase(word);
                assertThat(mention.to()).isEqualTo(words);
            }
        }

        private void meaning(String field, boolean present, long meaning) {
            assertThat(spans.byField().containsKey(field))
                    .as("%s %s", row.id(), field)
                    .isEqualTo(present);
            if (present) {
                assertThat(Vocabulary.means(tokens(field), 0, meaning))
                        .as(folded(field))
                        .isTrue();
            }
        }

        private String folded(String field) {
            Tokens tokens = tokens(field);
            StringBuilder folded = new StringBuilder();
            for (int at = 0; at < tokens.size(); at++) {
                folded.append(at > 0 && tokens.gap(at - 1) > 0 ? " " : "").append(tokens.text(at));
            }
            return folded.toString();
        }

        private Tokens tokens(String field) {
            return Tokens.of(text(field), Vocabulary.DICTIONARY);
        }

        private String text(String field) {
            Span span = Objects.requireNonNull(spans.byField().get(field), row.id() + " has no span for " + field);
            return ParserSamples.text(row).substring(span.start(), span.end());
        }
    }
}
