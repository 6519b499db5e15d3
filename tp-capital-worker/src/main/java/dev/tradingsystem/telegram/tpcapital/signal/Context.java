package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What blocks get from the message around them: headings, validity, and which sentences do not
/// count.
///
/// @param types the type words, in text order
/// @param validities the stated last days of single orders, in text order
/// @param forAll the stated last day of all orders; `null` when there is none
/// @param correction the word that makes the message a correction, or -1
record Context(
        Ground ground,
        LocalDate sentOn,
        Sentences sentences,
        List<Mention> types,
        List<Validity> validities,
        @Nullable Validity forAll,
        int correction) {

    private static final int LONGEST_HEADING = 3;

    static Context of(Ground ground, LocalDate sentOn) {
        List<Mention> types = new ArrayList<>(2);
        for (Mention mention : ground.mentions().all()) {
            if (mention.label().isType()) {
                types.add(mention);
            }
        }
        List<Validity> all = Validity.in(ground, sentOn);
        List<Validity> single = new ArrayList<>(all.size());
        Validity forAll = null;
        for (Validity validity : all) {
            if (!validity.forAll()) {
                single.add(validity);
            } else if (forAll == null) {
                forAll = validity;
            }
        }
        return new Context(ground, sentOn, Sentences.of(ground), types, single, forAll, correctionIn(ground));
    }

    boolean corrects() {
        return correction >= 0;
    }

    /// The word stands in the first line, or makes a heading of its own, or speaks of an order;
    /// elsewhere prices are corrected by markets.
    private static int correctionIn(Ground ground) {
        if (!ground.senses().hold(Words.CORRECTION)) {
            return -1;
        }
        Tokens tokens = ground.tokens();
        int at = ground.find(Words.CORRECTION, 0, tokens.size());
        int line = tokens.line(at);
        boolean first = line == ground.firstLine();
        boolean heading =
                ground.words(tokens.lineStart(line), tokens.lineEnd(line), LONGEST_HEADING + 1) <= LONGEST_HEADING;
        boolean announced = tokens.startsLine(at)
                && (tokens.isAnySymbol(at + 1, ":-!·") || ground.means(at + 2, Words.ABOUT_ORDERS));
        return first || heading || announced ? at : -1;
    }

    /// The labels that count in a block. Beside an order that stands by itself, conditional
    /// sentences do not.
    List<Field> fieldsOf(Block block) {
        List<Field> counted = new ArrayList<>();
        boolean ordered = false;
        boolean waits = false;
        for (Field field : ground.fields(block.from(), block.to())) {
            if (!sentences.silences(field) && !sentences.manages(field)) {
                boolean conditional = sentences.isConditional(field);
                waits |= conditional;
                ordered |= !conditional && field.isBound() && field.label().isEntry();
                counted.add(field);
            }
        }
        if (ordered && waits) {
            counted.removeIf(sentences::isConditional);
        }
        return counted;
    }

    /// The type word that holds for a block: one of its own, else the last before it.
    @Nullable
    Mention typeOf(Block block) {
        int first = Positions.firstFrom(types, Mention::from, block.from());
        boolean own = first < types.size() && types.get(first).from() < block.to();
        return own ? types.get(first) : first > 0 ? types.get(first - 1) : null;
    }

    /// The stated last day of a block's order: its own, else the one for all.
    @Nullable
    Validity validityOf(Block block) {
        int first = Positions.firstFrom(validities, Validity::from, block.from());
        boolean own = first < validities.size() && validities.get(first).from() < block.to();
        return own ? validities.get(first) : forAll;
    }
}
