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

    static Prices of(List<Numeral> numerals, @Nullable Asset asset) {
        if (numerals.stream().noneMatch(Numeral::isAmbiguous)) {
            return new Prices(false, false);
        }
        if (numerals.stream().allMatch(Numeral::isAmbiguous)) {
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
        List<BigDecimal> values = new ArrayList<>();
        for (Numeral numeral : numerals) {
            BigDecimal value = numeral.value(asThousands);
            if (value.signum() > 0) {
                values.add(value);
            }
        }
        BigDecimal most = values.stream().reduce(BigDecimal.ONE, BigDecimal::max);
        BigDecimal least = values.stream().reduce(most, BigDecimal::min);
        return most.divide(least, MathContext.DECIMAL32);
    }
}
