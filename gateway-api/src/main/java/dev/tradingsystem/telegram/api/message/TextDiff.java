package dev.tradingsystem.telegram.api.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A piece of the difference between two texts, by words. The pieces in order, without `delete`,
/// are the later text; without `insert`, the earlier one.
///
/// @param op `equal`, `insert` or `delete`
/// @param from where the piece begins, in UTF-16 units of the later text, for `delete` of the
///     earlier one
/// @param to where it ends
record TextDiff(String op, int from, int to, String text) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|.", Pattern.DOTALL);
    private static final String EQUAL = "equal";
    private static final String INSERT = "insert";
    private static final String DELETE = "delete";

    static List<TextDiff> between(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        int[][] common = common(old, now);
        var pieces = new ArrayList<TextDiff>();
        int i = 0;
        int j = 0;
        int oldAt = 0;
        int nowAt = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                int length = now.get(j).length();
                add(pieces, EQUAL, nowAt, now.get(j));
                i++;
                j++;
                oldAt += length;
                nowAt += length;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                add(pieces, DELETE, oldAt, old.get(i));
                oldAt += old.get(i++).length();
            } else {
                add(pieces, INSERT, nowAt, now.get(j));
                nowAt += now.get(j++).length();
            }
        }
        return pieces;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /// How many words two ends have in common.
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void add(List<TextDiff> pieces, String op, int from, String text) {
        TextDiff last = pieces.isEmpty() ? null : pieces.getLast();
        if (last != null && last.op.equals(op) && last.to == from) {
            pieces.set(pieces.size() - 1, new TextDiff(op, last.from, from + text.length(), last.text + text));
        } else {
            pieces.add(new TextDiff(op, from, from + text.length(), text));
        }
    }
}
