package dev.tradingsystem.telegram.tpcapital.signal;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What blocks get from the message around them: headings, validity, and which sentences do not
/// count.
///
/// @param firstStart where the first block's asset stands; what is before it is heading for all
/// @param correction whether the message corrects an earlier one
record Context(
        Ground ground,
        LocalDate sentOn,
        Sentences sentences,
        List<Validity> validities,
        int firstStart,
        boolean several,
        boolean correction) {

    private static final int LONGEST_HEADING = 3;

    static Context of(Ground ground, LocalDate sentOn, List<Block> blocks) {
        TickerAt first = blocks.getFirst().ticker();
        return new Context(
                ground,
                sentOn,
                Sentences.of(ground),
                Validity.in(ground, sentOn),
                first == null ? 0 : first.start(),
                blocks.size() > 1,
                isCorrection(ground));
    }

    /// The word stands in the first line, or makes a heading of its own; elsewhere prices are
    /// corrected by markets.
    private static boolean isCorrection(Ground ground) {
        int at = ground.find(Words.CORRECTION, 0, ground.tokens().size());
        return at >= 0
                && (ground.tokens().get(at).line() == ground.tokens().firstWordLine()
                        || ground.words(ground.lineStart(at), ground.lineEnd(at)) <= LONGEST_HEADING);
    }

    /// The labels that count in a block. Beside an order that stands by itself, conditional
    /// sentences do not.
    List<Field> fieldsOf(Block block) {
        List<Field> counted = ground.fields().stream()
                .filter(field -> block.contains(field.mention().from()))
                .filter(field -> !sentences.silent().contains(sentence(field.mention())))
                .toList();
        List<Field> free = counted.stream()
                .filter(field -> !isConditional(field.mention()))
                .toList();
        boolean ordered =
                free.stream().anyMatch(field -> field.isBound() && field.label().isEntry());
        return ordered ? free : counted;
    }

    /// Whether the order of a block hangs on an "if".
    boolean isConditional(Block block) {
        return fieldsOf(block).stream().anyMatch(field -> isConditional(field.mention()));
    }

    /// The side words of a block, or else those of the heading. "Venda parcial" orders no sale.
    List<Mention> sidesOf(Block block) {
        List<Mention> own = fieldsOf(block).stream()
                .filter(field -> field.label().isSide())
                .filter(field -> field.isBound() || !isPartial(field.mention()))
                .map(Field::mention)
                .toList();
        return own.isEmpty() && several ? headings(mention -> mention.label().isSide()) : own;
    }

    /// The type word that holds for a block: on its asset's line, else the last heading before
    /// it, else any in it.
    @Nullable
    Mention typeOf(Block block) {
        List<Mention> types = ground.mentions().all().stream()
                .filter(mention -> mention.label().isType())
                .toList();
        TickerAt ticker = block.ticker();
        if (ticker == null || !several) {
            return types.isEmpty() ? null : types.getFirst();
        }
        Mention heading = null;
        for (Mention type : types) {
            if (ground.tokens().get(type.from()).line()
                    == ground.tokens().get(ticker.from()).line()) {
                return type;
            }
            if (type.from() < ticker.from()) {
                heading = type;
            }
        }
        return heading;
    }

    /// The stated last day of a block's order.
    @Nullable
    Validity validityOf(Block block) {
        for (Validity validity : validities) {
            if (validity.forAll() || block.contains(validity.from())) {
                return validity;
            }
        }
        return null;
    }

    private List<Mention> headings(Predicate<Mention> wanted) {
        return ground.mentions().all().stream()
                .filter(mention -> mention.from() < firstStart)
                .filter(wanted)
                .toList();
    }

    private boolean isPartial(Mention mention) {
        return Words.PARTIAL.contains(ground.tokens().get(mention.to()).text());
    }

    private boolean isConditional(Mention mention) {
        return sentences.conditional().contains(sentence(mention));
    }

    private int sentence(Mention mention) {
        return ground.tokens().get(mention.from()).sentence();
    }
}
