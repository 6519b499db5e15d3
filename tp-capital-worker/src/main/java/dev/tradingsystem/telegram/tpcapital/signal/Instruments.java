package dev.tradingsystem.telegram.tpcapital.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;

/// What shape alone does not tell about a ticker: the roots of futures, and which `…11` are no
/// funds.
final class Instruments {

    static final Set<String> FUTURES = Set.of("win", "wdo", "ind", "dol", "bgi", "ccm", "icf", "bit", "wsp");

    private static final Map<String, AssetClass> ELEVENS = load();

    private Instruments() {}

    /// The class of a ticker that ends in 11.
    ///
    /// @param root its first four characters, in lower case
    static AssetClass eleven(String root) {
        return ELEVENS.getOrDefault(root, AssetClass.FUND);
    }

    private static Map<String, AssetClass> load() {
        Map<String, AssetClass> classes = new HashMap<>();
        for (String line : lines()) {
            var words = new StringTokenizer(line.toLowerCase(Locale.ROOT));
            String first = words.nextToken();
            if (first.startsWith("#")) {
                continue;
            }
            AssetClass assetClass = first.equals("etf") ? AssetClass.ETF : AssetClass.UNIT;
            while (words.hasMoreTokens()) {
                classes.put(words.nextToken(), assetClass);
            }
        }
        return Map.copyOf(classes);
    }

    private static List<String> lines() {
        try (var in = Objects.requireNonNull(Instruments.class.getResourceAsStream("eleven.txt"), "eleven.txt");
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading eleven.txt beside the parser", e);
        }
    }
}
