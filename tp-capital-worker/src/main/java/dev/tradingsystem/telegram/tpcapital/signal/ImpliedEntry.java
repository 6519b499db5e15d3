package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.List;

/// A price right behind the ticker, or behind "Preço", is the entry where another place says what
/// to do: "COMPRA ⏎ PETR4 30,10 alvo 31,50 stop 29,40".
final class ImpliedEntry {

    private ImpliedEntry() {}

    /// Adds it to the fields of a block that has exits and no other entry.
    static void add(Ground ground, TickerAt ticker, List<Field> fields) {
        boolean exits = false;
        Field price = null;
        for (Field field : fields) {
            if (field.isBound() && field.label().isEntry()) {
                return;
            }
            price = price == null && field.label() == Label.PRICE ? field : price;
            exits |= field.isBound() && (field.label().isTarget() || field.label() == Label.STOP);
        }
        if (!exits) {
            return;
        }
        if (price != null) {
            fields.add(price.as(Label.ENTRY));
            return;
        }
        var mention = Mention.plain(Label.ENTRY, ticker.from(), ticker.to());
        Field entry = Binder.bind(ground.tokens(), ground.mentions(), mention);
        boolean beside = !entry.amounts().isEmpty()
                && ground.tokens().line(entry.amounts().getFirst().token())
                        == ground.tokens().line(ticker.from());
        if (beside) {
            fields.add(entry);
        }
    }
}
