package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a message's text. Knows nothing but the text and the day it was sent: same input, same
/// version, same output.
///
/// Any text gives a reading, never an exception, in time linear in its length. A cancellation
/// outweighs an update, an update an order: what is repeated below them is not ordered again,
/// unless it is about another asset.
public final class SignalParser {

    /// Grows with every change of behaviour.
    public static final int VERSION = 3;

    private static final Reading EMPTY = noise(Noise.Why.EMPTY);
    private static final Reading NO_INSTRUCTION = noise(Noise.Why.NO_INSTRUCTION);

    private SignalParser() {}

    /// Reads a text.
    ///
    /// @param text the text, or the caption when there is none
    /// @param sentOn the day the message was sent, where the channel lives; only completes dates
    public static Reading parse(@Nullable String text, LocalDate sentOn) {
        if (text == null || text.isEmpty()) {
            return EMPTY;
        }
        Tokens tokens = Tokens.of(text, Vocabulary.DICTIONARY);
        if (!hasWord(tokens)) {
            return EMPTY;
        }
        var senses = new Senses(tokens);
        if (!senses.hold(Senses.NUMBER | Words.ENDS_AN_ORDER)) {
            return NO_INSTRUCTION;
        }
        List<Finding> findings = findings(Ground.of(text, tokens, senses), sentOn);
        return findings.isEmpty() ? NO_INSTRUCTION : new Reading(VERSION, findings);
    }

    private static List<Finding> findings(Ground ground, LocalDate sentOn) {
        Review structure = Structure.review(ground);
        if (structure != null) {
            return List.of(structure);
        }
        List<Block> blocks = Blocks.of(ground);
        Context context = Context.of(ground, sentOn);
        List<@Nullable Finding> orders = new ArrayList<>(blocks.size());
        Set<String> ordered = new HashSet<>();
        for (Block block : blocks) {
            Finding order = BlockReader.read(ground, context, block);
            orders.add(order);
            if (order != null) {
                ordered.add(asset(order));
            }
        }
        Clauses clauses = Clauses.of(ground);
        List<Placed> cancels = CancelReader.read(ground, context, clauses, ordered);
        List<Placed> updates = UpdateReader.read(ground, clauses, blocks, orders, cancels);
        return inOrder(blocks, orders, cancels, updates);
    }

    /// All in text order. An order whose asset was cancelled or reported on is a repetition.
    private static List<Finding> inOrder(
            List<Block> blocks, List<@Nullable Finding> orders, List<Placed> cancels, List<Placed> updates) {
        if (cancels.isEmpty() && updates.isEmpty() && orders.size() == 1) {
            Finding only = orders.getFirst();
            return only == null ? List.of() : List.of(only);
        }
        List<Placed> all = new ArrayList<>(cancels);
        all.addAll(updates);
        Set<String> ended = new HashSet<>();
        all.forEach(placed -> ended.add(asset(placed.finding())));
        for (int i = 0; i < orders.size(); i++) {
            Finding order = orders.get(i);
            if (order != null && (ended.isEmpty() || isAboutAnother(order, ended))) {
                TickerAt ticker = blocks.get(i).ticker();
                all.add(new Placed(ticker == null ? blocks.get(i).from() : ticker.start(), order));
            }
        }
        all.sort(Comparator.comparingInt(Placed::at));
        return all.stream().map(Placed::finding).toList();
    }

    private static boolean isAboutAnother(Finding order, Set<String> ended) {
        String asset = asset(order);
        return !ended.contains("") && !asset.isEmpty() && !ended.contains(asset);
    }

    /// The ticker a finding names, or nothing.
    private static String asset(Finding finding) {
        Asset asset = switch (finding) {
            case Signal signal -> signal.asset();
            case Update update -> update.asset();
            case Cancel cancel -> cancel.asset();
            case Review _, Noise _ -> null;
        };
        if (finding instanceof Review review && review.draft().asset() != null) {
            return review.draft().asset();
        }
        return asset == null ? "" : asset.ticker();
    }

    private static boolean hasWord(Tokens tokens) {
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.isWord(at)) {
                return true;
            }
        }
        return false;
    }

    private static Reading noise(Noise.Why why) {
        return new Reading(VERSION, List.of(new Noise(why)));
    }
}
