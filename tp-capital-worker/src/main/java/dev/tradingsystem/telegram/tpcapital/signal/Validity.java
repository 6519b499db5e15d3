package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A stated last day of an order: "no book até 28/10", "válida até 09/01/2026", "somente hoje".
///
/// @param from its first token
/// @param to the token behind it
/// @param forAll whether it speaks of "as ordens" and so holds for every order of the message
record Validity(LocalDate until, int from, int to, boolean forAll) {

    private static final int REACH = 6;

    private static final Set<String> ONLY = Set.of("somente", "apenas", "so", "valida", "valido", "validas");

    static List<Validity> in(Ground ground, LocalDate sentOn) {
        List<Validity> found = new ArrayList<>();
        for (int at = 0; at < ground.tokens().size(); at++) {
            Validity validity = at(ground, at, sentOn);
            if (validity != null) {
                found.add(validity);
            }
        }
        return List.copyOf(found);
    }

    private static @Nullable Validity at(Ground ground, int at, LocalDate sentOn) {
        Tokens tokens = ground.tokens();
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.WORD) {
            return null;
        }
        if (ONLY.contains(token.text()) && tokens.get(at + 1).isWord("hoje")) {
            return new Validity(sentOn, at, at + 2, plural(ground, at));
        }
        if (!Words.BOOK.contains(token.text())) {
            return null;
        }
        for (int day = at + 1; day <= at + REACH && tokens.get(day).line() == token.line(); day++) {
            if (tokens.get(day).smallInteger() > 0 && tokens.get(day + 1).isSymbol('/')) {
                return dated(ground, day, sentOn);
            }
        }
        return null;
    }

    private static @Nullable Validity dated(Ground ground, int day, LocalDate sentOn) {
        Tokens tokens = ground.tokens();
        int month = tokens.get(day + 2).smallInteger();
        boolean withYear =
                tokens.get(day + 3).isSymbol('/') && tokens.get(day + 4).isNumber();
        try {
            LocalDate until = withYear
                    ? LocalDate.of(
                            year(tokens.get(day + 4).text()),
                            month,
                            tokens.get(day).smallInteger())
                    : next(sentOn, month, tokens.get(day).smallInteger());
            return new Validity(until, day, withYear ? day + 5 : day + 3, plural(ground, day));
        } catch (DateTimeException | NumberFormatException _) {
            return null;
        }
    }

    private static int year(String text) {
        int year = Integer.parseInt(text);
        return text.length() == 2 ? 2000 + year : year;
    }

    /// The first such day not before the message; a leap day waits for its year.
    private static LocalDate next(LocalDate sentOn, int month, int day) {
        for (int year = sentOn.getYear(); year < sentOn.getYear() + 8; year++) {
            boolean exists = day != 29 || month != 2 || Year.isLeap(year);
            if (exists && !LocalDate.of(year, month, day).isBefore(sentOn)) {
                return LocalDate.of(year, month, day);
            }
        }
        throw new DateTimeException("no such day");
    }

    private static boolean plural(Ground ground, int at) {
        return ground.holds(Set.of("ordens", "todas"), ground.lineStart(at), ground.lineEnd(at));
    }
}
