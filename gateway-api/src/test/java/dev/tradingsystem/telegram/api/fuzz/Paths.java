package dev.tradingsystem.telegram.api.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/// Paths that lead elsewhere, or nowhere.
final class Paths {

    private static final List<String> TAILS = List.of(
            "/",
            "//",
            "/.",
            "/..",
            "/../",
            "/..;/",
            ";jsessionid=1",
            ";a=b;c",
            "/%00",
            "%00",
            "/%2e%2e/",
            "%2f",
            "%5c",
            "%",
            ".json",
            "/*",
            "~",
            "/%c0%ae%c0%ae/",
            "#fragment",
            " ",
            "\\",
            "/\u0001",
            "|",
            "{",
            "\"",
            "<");

    private Paths() {}

    static String broken(String path, RandomGenerator random) {
        String[] steps = path.split("/", -1);
        int at = 1 + random.nextInt(Math.max(1, steps.length - 1));
        if (random.nextBoolean() && at < steps.length) {
            steps[at] = Nasty.encoded(random);
            return String.join("/", steps);
        }
        return switch (random.nextInt(6)) {
            case 0 -> "//" + path;
            case 1 -> "/" + Nasty.any(TAILS, random) + path;
            case 2 -> "http://127.0.0.1:1" + path;
            case 3 -> path.length() > 1 ? path.substring(1) : "*";
            default -> path + Nasty.any(TAILS, random);
        };
    }
}
