package dev.tradingsystem.telegram.tpcapital.signal;

/// What is traded.
///
/// @param ticker in capitals
public record Asset(String ticker, AssetClass assetClass) {

    /// Whether its prices are points, not money.
    public boolean inPoints() {
        if (assetClass != AssetClass.FUTURE) {
            return false;
        }
        String root = ticker.substring(0, 3);
        return root.equals("WIN") || root.equals("IND") || root.equals("WDO") || root.equals("DOL");
    }
}
