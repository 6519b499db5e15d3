package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one block as an order: a signal, a review with every reason, or nothing when it
/// instructs nobody.
final class BlockReader {

    private static final int LONGEST_FOREIGN_TICKER = 6;

    private final Ground ground;
    private final Context context;
    private final Block block;
    private final List<Field> fields;
    private final @Nullable Asset asset;
    private final Marks marks;
    private final OrderValues values;

    private BlockReader(Ground ground, Context context, Block block) {
        this.ground = ground;
        this.context = context;
        this.block = block;
        this.fields = context.fieldsOf(block);
        this.asset = block.ticker() == null ? null : block.ticker().asset();
        this.marks = new Marks(ground.tokens());
        this.values = new OrderValues(fields, asset, marks);
    }

    /// The finding of a block, or `null`.
    static @Nullable Finding read(Ground ground, Context context, Block block) {
        var reader = new BlockReader(ground, context, block);
        return reader.instructs() ? reader.finding() : null;
    }

    /// A side or entry label with a price or "at market", or a target and a stop with prices.
    private boolean instructs() {
        boolean entry = values.anyBound(Label::isEntry);
        boolean target = values.anyBound(Label::isTarget);
        boolean stop = values.anyBound(label -> label == Label.STOP);
        if (block.ticker() == null) {
            return entry && (target || stop);
        }
        return entry || (target && stop);
    }

    private Finding finding() {
        Draft draft = draft();
        marks.doubtAll(Sanity.check(draft, asset));
        if (context.isConditional(block)) {
            marks.doubt(Reason.CONDITIONAL);
        }
        Side side = draft.side();
        if (!marks.reasons().isEmpty() || asset == null || side == null) {
            return new Review(marks.reasons(), draft, marks.spans());
        }
        noteOddities();
        return new Signal(
                asset,
                side,
                draft.type(),
                draft.entry(),
                draft.targets(),
                draft.targetFinal(),
                draft.stop(),
                draft.validUntil(),
                draft.currency(),
                context.correction(),
                marks.notes(),
                marks.spans());
    }

    private Draft draft() {
        String word = assetWord();
        Entry entry = entry();
        List<BigDecimal> targets = values.targets();
        BigDecimal last = values.finalTarget(targets);
        BigDecimal stop = values.stop();
        Side side = side(entry, targets.isEmpty() && last != null ? List.of(last) : targets, stop);
        return new Draft(word, side, type(), entry, targets, last, stop, validity(), currency());
    }

    private Entry entry() {
        Condition condition = context.isConditional(block) ? Condition.in(ground, block) : null;
        Entry entry = values.entry();
        return entry.isPresent() || condition == null ? entry : values.entryAt(condition);
    }

    private @Nullable Side side(Entry entry, List<BigDecimal> targets, @Nullable BigDecimal stop) {
        List<Mention> named = context.sidesOf(block);
        Set<Side> sides = EnumSet.noneOf(Side.class);
        named.forEach(mention -> sides.add(mention.label() == Label.BUY ? Side.BUY : Side.SELL));
        if (sides.size() == 1) {
            marks.place("side", named.getFirst().from(), named.getFirst().to());
            return sides.iterator().next();
        }
        Side told = sides.isEmpty() ? Sanity.sideOf(entry, targets, stop) : null;
        if (told == null) {
            marks.doubt(Reason.SIDE_UNKNOWN);
        } else {
            marks.note(Note.SIDE_INFERRED);
        }
        return told;
    }

    private @Nullable String assetWord() {
        TickerAt ticker = block.ticker();
        if (asset == null) {
            boolean foreign = ticker != null && ticker.word().length() <= LONGEST_FOREIGN_TICKER;
            marks.doubt(foreign ? Reason.ASSET_UNKNOWN : Reason.NO_ASSET);
        }
        if (ticker == null) {
            return null;
        }
        marks.place("asset", ticker.from(), ticker.to());
        return ticker.word();
    }

    private @Nullable Type type() {
        Mention mention = context.typeOf(block);
        if (mention == null) {
            return null;
        }
        marks.place("type", mention.from(), mention.to());
        return mention.label() == Label.SWING ? Type.SWING : mention.label() == Label.DAY ? Type.DAY : Type.SCALP;
    }

    private @Nullable LocalDate validity() {
        Validity validity = context.validityOf(block);
        if (validity == null) {
            return null;
        }
        if (validity.until().isBefore(context.sentOn())) {
            marks.doubt(Reason.VALIDITY_PAST);
        }
        marks.place("valid_until", validity.from(), validity.to());
        return validity.until();
    }

    private String currency() {
        if (asset != null && asset.inPoints()) {
            return "PTS";
        }
        return fields.stream().anyMatch(Field::dollars) ? "USD" : "BRL";
    }

    private void noteOddities() {
        if (fields.stream().anyMatch(Field::onlyPercent)) {
            marks.note(Note.PERCENT_IGNORED);
        }
        if (fields.stream().anyMatch(field -> field.mention().repaired())) {
            marks.note(Note.TYPO_REPAIRED);
        }
    }
}
