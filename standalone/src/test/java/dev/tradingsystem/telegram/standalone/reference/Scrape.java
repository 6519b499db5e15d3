package dev.tradingsystem.telegram.standalone.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What `/metrics` answered.
public final class Scrape {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern OURS = Pattern.compile(
            "(telegram_|tp_capital_|api_|redis_failures|rabbitmq_publish|polling_|dedup_|pgbouncer_).*");
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");
    private static final Set<String> OPEN = Set.of("channel_id");

    private final Map<String, String> types = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    private Scrape(String text) {
        text.lines().forEach(line -> {
            var type = TYPE.matcher(line);
            var sample = SAMPLE.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            } else if (!line.startsWith("#") && sample.matches()) {
                String labels = sample.group(2) == null ? "" : sample.group(2);
                samples.add(new Sample(sample.group(1), labels, Double.parseDouble(sample.group(3))));
            }
        });
    }

    private record Sample(String name, String labels, double value) {}

    /// Reads the text form of Prometheus; of anything else nothing is understood.
    public static Scrape of(String text) {
        return new Scrape(text);
    }

    /// Our meters; the parts of a histogram are one.
    public Map<String, Meter> meters() {
        Map<String, Map<String, Set<String>>> labels = new TreeMap<>();
        for (Sample sample : samples) {
            if (OURS.matcher(sample.name()).matches()) {
                collect(sample, labels.computeIfAbsent(family(sample.name()), _ -> new TreeMap<>()));
            }
        }
        Map<String, Meter> meters = new TreeMap<>();
        labels.forEach((name, found) -> meters.put(name, new Meter(types.getOrDefault(name, "untyped"), found)));
        return meters;
    }

    private static void collect(Sample sample, Map<String, Set<String>> labels) {
        LABEL.matcher(sample.labels())
                .results()
                .filter(label -> !label.group(1).equals("le"))
                .forEach(label -> {
                    Set<String> values = labels.computeIfAbsent(label.group(1), _ -> new TreeSet<>());
                    if (!OPEN.contains(label.group(1))) {
                        values.add(label.group(2));
                    }
                });
    }

    private String family(String series) {
        String base = PART.matcher(series).replaceFirst("");
        return "histogram".equals(types.get(base)) ? base : series;
    }

    /// The upper bounds of a histogram's buckets; without the last, which has none.
    public Set<Double> bounds(String histogram) {
        return samples.stream()
                .filter(sample -> sample.name().equals(histogram + "_bucket"))
                .flatMap(sample -> LABEL.matcher(sample.labels()).results())
                .filter(label -> label.group(1).equals("le") && !label.group(2).equals("+Inf"))
                .map(label -> Double.valueOf(label.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Every series, by its name and labels.
    public Set<String> series() {
        return samples.stream()
                .map(sample -> sample.name() + "{" + sample.labels() + "}")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The sum over all series of that name whose labels contain a text such as
    /// `outcome="stored"`; 0 for none.
    public double sum(String name, String label) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && sample.labels().contains(label))
                .mapToDouble(Sample::value)
                .sum();
    }

    /// The sum over all series of that name; 0 when there is none.
    public double sum(String name) {
        return sum(name, "");
    }
}
