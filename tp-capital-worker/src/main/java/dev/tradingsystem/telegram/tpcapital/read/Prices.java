package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.signal.Asset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prices as they are shown: exact, without the column's filling zeros; money has two decimals at
/// least.
///
/// @param points whether they are points, not money
public record Prices(boolean points) {

    private static final int FEWEST_DECIMALS = 2;

    /// The prices of an asset.
    public static Prices of(Asset asset) {
        return new Prices(asset.inPoints());
    }

    /// One price.
    public @Nullable String of(@Nullable BigDecimal price) {
        return price == null ? null : plain(price);
    }

    /// Several, in their order.
    public List<String> of(List<BigDecimal> prices) {
        return prices.stream().map(this::plain).toList();
    }

    private String plain(BigDecimal price) {
        BigDecimal bare = price.stripTrailingZeros();
        int scale = Math.max(bare.scale(), points ? 0 : FEWEST_DECIMALS);
        return bare.setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
    }
}
