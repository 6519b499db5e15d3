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

    private final Ground ground;
    private final Context context;
    private final Block block;
    private final List<Field> fields;
    private final boolean conditional;
    private final @Nullable Asset asset;
    private final Marks marks;
    private final List<Mention> sides;
    private final OrderValues values;

    private BlockReader(Ground ground, Context context, Block block) {
        this.ground = ground;
        this.context = context;
        this.block = block;
        this.fields = context.fieldsOf(block);
        this.conditional = isConditional(context, fields);
        this.asset = block.ticker() == null ? null : block.ticker().asset();
        this.marks = new Marks(ground.tokens());
        this.sides = SideWords.of(ground, block, fields);
        if (block.ticker() != null && !sides.isEmpty()) {
            ImpliedEntry.add(ground, block.ticker(), fields);
        }
        this.values = new OrderValues(fields, asset, marks);
    }

    private static boolean isConditional(Context context, List<Field> fields) {
        for (Field field : fields) {
            if (context.sentences().isConditional(field)) {
                return true;
            }
        }
        return false;
    }

    /// The finding of a block, or `null`.
    static @Nullable Finding read(Ground ground, Context context, Block block) {
        var reader = new BlockReader(ground, context, block);
        return reader.instructs() ? reader.finding() : null;
    }

    /// A side or entry label with a price or "at market", or a target and a stop with prices.
    private boolean instructs() {
        if (!block.isNamed()) {
            return values.hasEntry() && (values.hasTarget() || values.hasStop());
        }
        boolean exits = values.hasTarget() || values.hasStop();
        return values.hasEntry()
                || (values.hasTarget() && values.hasStop())
                || (conditional && exits && Condition.in(ground, block) != null);
    }

    private Finding finding() {
        Draft draft = draft();
        marks.doubtAll(Sanity.check(draft, asset));
        if (conditional) {
            marks.doubt(Reason.CONDITIONAL);
        }
        Side side = draft.side();
        if (!marks.reasons().isEmpty() || asset == null || side == null) {
            return new Review(marks.reasons(), draft, marks.spans());
        }
        noteOddities();
        if (context.corrects()) {
            marks.place("correction", context.correction(), context.correction() + 1);
        }
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
                context.corrects(),
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
        Condition condition = conditional ? Condition.in(ground, block) : null;
        Entry entry = values.entry();
        return entry.isPresent() || condition == null ? entry : values.entryAt(condition);
    }

    private @Nullable Side side(Entry entry, List<BigDecimal> targets, @Nullable BigDecimal stop) {
        Set<Side> named = EnumSet.noneOf(Side.class);
        for (Mention mention : sides) {
            named.add(mention.label() == Label.BUY ? Side.BUY : Side.SELL);
        }
        if (named.size() == 1) {
            marks.place("side", sides.getFirst().from(), sides.getFirst().to());
            return named.iterator().next();
        }
        Side told = named.isEmpty() ? Sanity.sideOf(entry, targets, stop) : null;
        if (told == null) {
            marks.doubt(Reason.SIDE_UNKNOWN);
        } else {
            marks.note(Note.SIDE_INFERRED);
            marks.placeAroundPrices("side");
        }
        return told;
    }

    /// A word without a ticker's shape may be a company's name or another exchange's code: either
    /// way there is no asset.
    private @Nullable String assetWord() {
        TickerAt ticker = block.ticker();
        if (asset == null) {
            marks.doubt(Reason.NO_ASSET);
            if (ticker != null) {
                marks.doubt(Reason.ASSET_UNKNOWN);
            }
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
        for (Field field : fields) {
            if (field.dollars() && field.isBound()) {
                marks.place("currency", field.mention().to(), field.end());
                return "USD";
            }
        }
        return "BRL";
    }

    private void noteOddities() {
        for (Field field : fields) {
            if (field.onlyPercent()) {
                marks.note(Note.PERCENT_IGNORED);
            }
            if (field.mention().repaired()) {
                marks.note(Note.TYPO_REPAIRED);
            }
        }
    }
}
