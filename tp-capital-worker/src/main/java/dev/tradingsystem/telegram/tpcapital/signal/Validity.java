package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stated last day of an order: "no book até 28/10", "válida até 09/01/2026", "somente hoje".
///
/// @param from its first token
/// @param to the token behind it
/// @param forAll whether it speaks of "as ordens" and so holds for every order of the message
record Validity(LocalDate until, int from, int to, boolean forAll) {

    private static final int REACH = 6;
    private static final int TODAY_REACH = 3;
    private static final int LEAP_CYCLE = 8;

    static List<Validity> in(Ground ground, LocalDate sentOn) {
        if (!ground.senses().hold(Words.BOOK | Words.ONLY)) {
            return List.of();
        }
        List<Validity> found = new ArrayList<>(1);
        for (int at = 0; at < ground.tokens().size(); at++) {
            Validity validity = at(ground, at, sentOn);
            if (validity != null) {
                found.add(validity);
                at = Math.max(at, validity.to() - 1);
            }
        }
        return found;
    }

    private static @Nullable Validity at(Ground ground, int at, LocalDate sentOn) {
        long meaning = Vocabulary.meaning(ground.tokens(), at);
        if ((meaning & (Words.ONLY | Words.BOOK)) == 0) {
            return null;
        }
        Tokens tokens = ground.tokens();
        int line = tokens.line(at);
        for (int day = at + 1; day <= at + REACH && tokens.line(day) == line; day++) {
            if ((meaning & Words.ONLY) != 0 && day <= at + TODAY_REACH && ground.means(day, Words.TODAY)) {
                return new Validity(sentOn, at, day + 1, plural(ground, at));
            }
            if ((meaning & Words.BOOK) != 0 && tokens.smallInteger(day) > 0 && tokens.isSymbol(day + 1, '/')) {
                return dated(ground, day, sentOn);
            }
        }
        return null;
    }

    private static @Nullable Validity dated(Ground ground, int day, LocalDate sentOn) {
        Tokens tokens = ground.tokens();
        int month = tokens.smallInteger(day + 2);
        boolean withYear = tokens.isSymbol(day + 3, '/') && tokens.isNumber(day + 4);
        try {
            LocalDate until = withYear
                    ? LocalDate.of(year(tokens.text(day + 4)), month, tokens.smallInteger(day))
                    : next(sentOn, month, tokens.smallInteger(day));
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
        for (int year = sentOn.getYear(); year <= sentOn.getYear() + LEAP_CYCLE; year++) {
            boolean exists = day != 29 || month != 2 || Year.isLeap(year);
            if (exists && !LocalDate.of(year, month, day).isBefore(sentOn)) {
                return LocalDate.of(year, month, day);
            }
        }
        throw new DateTimeException("no such day");
    }

    private static boolean plural(Ground ground, int at) {
        return (ground.senses().line(at) & Words.ORDERS) != 0;
    }
}
