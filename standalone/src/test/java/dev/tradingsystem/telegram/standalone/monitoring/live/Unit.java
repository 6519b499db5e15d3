package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.util.List;
import java.util.Locale;

/// How numbers of a unit of Grafana's are written, shortly.
enum Unit {
    BYTES(1_024, "B KiB MiB GiB TiB"),
    BYTES_PER_SECOND(1_000, "B/s kB/s MB/s GB/s"),
    SECONDS(1_000, "ns µs ms s"),
    SHARE(1, "%"),
    NUMBER(1_000, " k M G");

    private final int factor;
    /// From small to large, with blanks between.
    private final String names;

    Unit(int factor, String names) {
        this.factor = factor;
        this.names = names;
    }

    /// The unit of this name in a panel; a plain number where it is none we know.
    static Unit of(String grafana) {
        return switch (grafana) {
            case "bytes", "decbytes", "kbytes" -> BYTES;
            case "Bps", "binBps" -> BYTES_PER_SECOND;
            case "s", "dtdurations" -> SECONDS;
            case "percentunit" -> SHARE;
            default -> NUMBER;
        };
    }

    String write(double value) {
        if (value == 0) {
            return "0";
        }
        return switch (this) {
            case SHARE -> number(value * 100) + " %";
            case SECONDS -> scaled(value * 1e9);
            case BYTES, BYTES_PER_SECOND, NUMBER -> scaled(value);
        };
    }

    private String scaled(double value) {
        List<String> units = List.of(names.split(" ", -1));
        double rest = value;
        int name = 0;
        while (Math.abs(rest) >= factor && name < units.size() - 1) {
            rest /= factor;
            name++;
        }
        return (number(rest) + " " + units.get(name)).strip();
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
