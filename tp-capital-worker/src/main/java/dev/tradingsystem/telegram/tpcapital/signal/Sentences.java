package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import java.util.HashSet;
import java.util.Set;

/// Sentences that look like orders and are none: questions and teasers, and orders that hang on
/// an "if".
///
/// @param silent sentences whose labels say nothing
/// @param conditional sentences whose orders wait for something
record Sentences(Set<Integer> silent, Set<Integer> conditional) {

    private static final Set<String> IF = Set.of("se", "caso", "if");

    static Sentences of(Ground ground) {
        Set<Integer> silent = new HashSet<>();
        Set<Integer> conditional = new HashSet<>();
        int condition = -1;
        for (int at = 0; at < ground.tokens().size(); at++) {
            Token token = ground.tokens().get(at);
            Mention mention = ground.mentions().at(at);
            if (token.isSymbol('?') || Words.TEASER.contains(token.text())) {
                silent.add(token.sentence());
            } else if (mention == null && IF.contains(token.text())) {
                condition = token.sentence();
            } else if (mention != null && mention.label().isEntry() && condition == token.sentence()) {
                conditional.add(condition);
            }
        }
        return new Sentences(silent, conditional);
    }
}
