package dev.tradingsystem.telegram.tpcapital.signal;

/// What a word in front of a value says about it.
enum Label {
    ASSET,
    BUY,
    SELL,
    ENTRY,
    TARGET,
    /// A target label in the plural: the same signs that make a range separate targets.
    TARGETS,
    FINAL,
    STOP,
    /// "Preço": the entry, where the side stands elsewhere and no other entry is given.
    PRICE,
    SWING,
    DAY,
    SCALP,
    /// Somebody else's label: its numbers belong to nobody.
    FOREIGN;

    boolean isSide() {
        return this == BUY || this == SELL;
    }

    boolean isEntry() {
        return isSide() || this == ENTRY;
    }

    boolean isTarget() {
        return this == TARGET || this == TARGETS || this == FINAL;
    }

    boolean isType() {
        return this == SWING || this == DAY || this == SCALP;
    }
}
