package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/// The side words of a block that speak of its order.
///
/// "Não é recomendação de compra ou venda" speaks of none, and "venda parcial" orders no sale.
final class SideWords {

    private static final int NEAR = 3;

    private SideWords() {}

    static List<Mention> of(Ground ground, Block block, List<Field> fields) {
        List<Mention> sides = new ArrayList<>(2);
        for (Field field : fields) {
            boolean cell = field.mention().from() == field.mention().to();
            if (field.label().isSide() && !cell && (field.isBound() || speaks(ground, field.mention()))) {
                sides.add(field.mention());
            }
        }
        if (sides.isEmpty() && block.heading() != null) {
            sides.add(block.heading());
        }
        return sides;
    }

    private static boolean speaks(Ground ground, Mention mention) {
        boolean denied = (ground.senses().sentence(mention.from()) & Words.NOT) != 0;
        return !denied
                && !ground.means(mention.to(), Words.PARTIAL)
                && !isPair(ground, mention, mention.to(), 1)
                && !isPair(ground, mention, mention.from() - 1, -1);
    }

    /// "compra ou venda", "compra/venda".
    private static boolean isPair(Ground ground, Mention mention, int from, int step) {
        Tokens tokens = ground.tokens();
        for (int at = from; Math.abs(at - from) <= NEAR; at += step) {
            Mention other = ground.mentions().at(at);
            if (other != null) {
                return other.label().isSide() && other.label() != mention.label();
            }
            boolean joins = tokens.isSymbol(at, '/') || (tokens.isWord(at) && tokens.length(at) <= 3);
            if (!joins) {
                return false;
            }
        }
        return false;
    }
}
