package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a message's text. Knows nothing but the text and the day it was sent: same input, same
/// version, same output.
///
/// Any text gives a reading, never an exception. A cancellation outweighs an update, an update an
/// order: what is repeated below them is not ordered again, unless it is about another asset.
public final class SignalParser {

    /// Grows with every change of behaviour.
    public static final int VERSION = 1;

    private SignalParser() {}

    /// Reads a text.
    ///
    /// @param text the text, or the caption when there is none
    /// @param sentOn the day the message was sent, where the channel lives; only completes dates
    public static Reading parse(@Nullable String text, LocalDate sentOn) {
        if (text == null || text.isBlank()) {
            return noise(Noise.Why.EMPTY);
        }
        Tokens tokens = Tokens.of(text);
        if (tokens.firstWordLine() < 0) {
            return noise(Noise.Why.EMPTY);
        }
        List<Finding> findings = maySaySomething(tokens) ? findings(Ground.of(tokens), sentOn) : List.of();
        return findings.isEmpty() ? noise(Noise.Why.NO_INSTRUCTION) : new Reading(VERSION, findings);
    }

    private static List<Finding> findings(Ground ground, LocalDate sentOn) {
        Review structure = Structure.review(ground);
        if (structure != null) {
            return List.of(structure);
        }
        List<Block> blocks = Blocks.of(ground);
        Context context = Context.of(ground, sentOn, blocks);
        List<Finding> orders = blocks.stream()
                .map(block -> BlockReader.read(ground, context, block))
                .filter(Objects::nonNull)
                .toList();
        List<Cancel> cancels = CancelReader.read(ground, context, !orders.isEmpty());
        if (!cancels.isEmpty()) {
            return withOthers(cancels, cancels.stream().map(Cancel::asset), orders);
        }
        List<Update> updates = UpdateReader.read(ground, blocks, !orders.isEmpty());
        return updates.isEmpty() ? orders : withOthers(updates, updates.stream().map(Update::asset), orders);
    }

    /// What was said first, and the orders about other assets than it names.
    private static List<Finding> withOthers(
            List<? extends Finding> first, Stream<@Nullable Asset> assets, List<Finding> orders) {
        Set<Asset> named = assets.filter(Objects::nonNull).collect(Collectors.toSet());
        List<Finding> all = new ArrayList<>(first);
        for (Finding order : orders) {
            if (order instanceof Signal signal && !named.isEmpty() && !named.contains(signal.asset())) {
                all.add(signal);
            }
        }
        return all;
    }

    /// Most chatter has neither a number nor a word that ends an order, and need not be looked at
    /// twice.
    private static boolean maySaySomething(Tokens tokens) {
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            boolean word = token.kind() == Token.Kind.WORD;
            if (token.isNumber() || (word && (endsInDigit(token) || Words.mayEndAnOrder(token.text())))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsInDigit(Token token) {
        return Character.isDigit(token.text().charAt(token.text().length() - 1));
    }

    private static Reading noise(Noise.Why why) {
        return new Reading(VERSION, List.of(new Noise(why)));
    }
}
