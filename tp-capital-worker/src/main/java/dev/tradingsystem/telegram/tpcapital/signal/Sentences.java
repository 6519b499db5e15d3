package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;

/// Sentences that look like orders and are none: questions, teasers and reports, and orders that
/// hang on an "if".
final class Sentences {

    private static final int NEVER = Integer.MAX_VALUE;

    private final Ground ground;
    private final Tokens tokens;

    /// By sentence, the token of its "if", or [#NEVER].
    private final int[] conditions;

    private Sentences(Ground ground) {
        this.ground = ground;
        this.tokens = ground.tokens();
        this.conditions = new int[ground.senses().hold(Words.IF) ? tokens.sentences() : 0];
    }

    static Sentences of(Ground ground) {
        var sentences = new Sentences(ground);
        sentences.findConditions();
        return sentences;
    }

    /// Whether what a field says is no order: it is asked, announced or told.
    boolean silences(Field field) {
        long sense = ground.senses().sentence(field.mention().from());
        return (sense & Senses.QUESTION) != 0
                || ((sense & (Words.TEASER | Words.PAST)) != 0 && !isWritten(field.mention()));
    }

    /// Whether an order waits for something.
    boolean isConditional(Field field) {
        return conditions.length > 0
                && field.label().isEntry()
                && conditions[tokens.sentence(field.mention().from())]
                        < field.mention().from();
    }

    /// Whether a field only says what shall be done with an order that stands: "no alvo 1 subir o
    /// stop para 30,00", "novo stop: 29,90".
    boolean manages(Field field) {
        boolean exit = field.label().isTarget() || field.label() == Label.STOP;
        int from = field.mention().from();
        long moves = Words.MOVE | Words.REALISE;
        if (exit && ground.means(from - 1, Words.NEW)) {
            return true;
        }
        return exit
                && (ground.senses().sentence(from) & moves) != 0
                && !isWritten(field.mention())
                && ground.holds(moves, tokens.sentenceStart(tokens.sentence(from)), from);
    }

    /// A label in its own place with a colon behind, as a form has it.
    private boolean isWritten(Mention mention) {
        boolean placed = tokens.startsLine(mention.from()) || tokens.isAnySymbol(mention.from() - 1, "|;·-");
        return placed && tokens.isAnySymbol(mention.to(), ":=");
    }

    private void findConditions() {
        int open = NEVER;
        for (int sentence = 0; sentence < conditions.length; sentence++) {
            int from = tokens.sentenceStart(sentence);
            int to = tokens.sentenceEnd(sentence);
            int at = (ground.senses().sentence(from) & Words.IF) == 0 ? -1 : condition(from, to);
            conditions[sentence] = at >= 0 ? at : open;
            open = at >= 0 && leadsOn(to) ? at : NEVER;
        }
    }

    private int condition(int from, int to) {
        for (int at = from; at < to; at++) {
            boolean reflexive = tokens.isSymbol(at - 1, '-') && tokens.touchesNext(at - 1);
            if (ground.means(at, Words.IF) && !reflexive && !ground.mentions().covers(at)) {
                return at;
            }
        }
        return -1;
    }

    /// Whether a sentence that ends there goes on in the next line.
    private boolean leadsOn(int end) {
        int last = tokens.isLineBreak(end - 1) ? end - 2 : end - 1;
        return tokens.isAnySymbol(last, ":,");
    }
}
