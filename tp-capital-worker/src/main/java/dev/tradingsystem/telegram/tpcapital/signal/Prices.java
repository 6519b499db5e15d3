package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides how the numbers of a block are to be read: a block has one reading, never price by
/// price.
///
/// @param asThousands whether three digits behind a separator are thousands
/// @param ambiguous whether neither the other numbers nor the class decides
record Prices(boolean asThousands, boolean ambiguous) {

    private static final Prices PLAIN = new Prices(false, false);

    static Prices of(List<Field> fields, @Nullable Asset asset) {
        List<Numeral> numerals = new ArrayList<>();
        int ambiguous = 0;
        for (Field field : fields) {
            if (field.label() == Label.FOREIGN || field.label() == Label.ASSET || field.label() == Label.PRICE) {
                continue;
            }
            for (Amount amount : field.amounts()) {
                numerals.add(amount.numeral());
                ambiguous += amount.numeral().isAmbiguous() ? 1 : 0;
            }
        }
        if (ambiguous == 0) {
            return PLAIN;
        }
        if (ambiguous == numerals.size()) {
            return new Prices(asset != null && asset.inPoints(), false);
        }
        int order = spread(numerals, true).compareTo(spread(numerals, false));
        return new Prices(order < 0, order == 0);
    }

    /// The price of an amount under this reading.
    BigDecimal of(Amount amount) {
        return amount.numeral().value(asThousands);
    }

    private static BigDecimal spread(List<Numeral> numerals, boolean asThousands) {
        BigDecimal most = BigDecimal.ZERO;
        BigDecimal least = BigDecimal.ZERO;
        for (Numeral numeral : numerals) {
            BigDecimal value = numeral.value(asThousands);
            if (value.signum() > 0) {
                most = most.max(value);
                least = least.signum() == 0 ? value : least.min(value);
            }
        }
        return least.signum() == 0 ? BigDecimal.ONE : most.divide(least, MathContext.DECIMAL32);
    }
}
