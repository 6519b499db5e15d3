package dev.tradingsystem.telegram.api.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Bodies that are not what they should be.
final class Bodies {

    private static final Pattern VALUE = Pattern.compile(":(\"[^\"]*\"|-?\\d+|true|false|null)");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "9223372036854775808",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"x\"",
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "{\"a\":1}",
            "NaN",
            "'x'",
            "\"' OR 1=1 --\"",
            "\"../../etc/passwd\"",
            "\"\\ud83d\\ude00\"",
            "\"2025-99-99\"",
            "\"+1000000000-01-01T00:00:00Z\"",
            "\"" + "y".repeat(2_000) + "\"",
            "1" + "0".repeat(2_000),
            "[" + "1,".repeat(3_000) + "1]");

    private static final List<String> WHOLE = List.of(
            "",
            " ",
            "null",
            "1",
            "\"text\"",
            "[]",
            "{}",
            "{",
            "{}{}",
            "{} trailing",
            "{\"a\":",
            "{\"\":1}",
            "\ufeff{}",
            "{\"__proto__\":{}}",
            "{\"a\":1,\"a\":2}",
            "<a/>",
            "a=b&c=d",
            "{\"\\u0000\":1}",
            "{/* */}",
            "[{}]",
            "[".repeat(5_000),
            "{\"a\":".repeat(2_000),
            "[".repeat(900) + "]".repeat(900));

    private static final List<byte[]> BYTES = List.of(
            new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0},
            new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'},
            new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
            new byte[] {0, 0, 0, '{', 0, 0, 0, '}'},
            new byte[] {0x1f, (byte) 0x8b, 8, 0, 0},
            new byte[2_000]);

    private Bodies() {}

    static void mutate(FuzzRequest request, RandomGenerator random) {
        if (request.body == null) {
            request.body(Nasty.any(WHOLE, random));
            request.replaceHeader("Content-Type", "Content-Type: application/json");
            return;
        }
        String text = new String(request.body, StandardCharsets.UTF_8);
        switch (random.nextInt(8)) {
            case 0 -> request.body(Nasty.any(WHOLE, random));
            case 1 -> request.body = Nasty.any(BYTES, random).clone();
            case 2 -> request.body(text.substring(0, random.nextInt(text.length() + 1)));
            case 3 -> request.body(text.replaceFirst("\\{", "{\"" + "nonsense" + random.nextInt(3) + "\":1,"));
            case 4 -> request.body(withOneByteChanged(text, random));
            default -> request.body(withOneValueChanged(text, random));
        }
    }

    private static String withOneValueChanged(String text, RandomGenerator random) {
        long count = VALUE.matcher(text).results().count();
        if (count == 0) {
            return Nasty.any(WHOLE, random);
        }
        var matcher = VALUE.matcher(text);
        for (long skip = random.nextLong(count); skip >= 0; skip--) {
            matcher.find();
        }
        return text.substring(0, matcher.start(1)) + Nasty.any(VALUES, random) + text.substring(matcher.end(1));
    }

    private static String withOneByteChanged(String text, RandomGenerator random) {
        if (text.isEmpty()) {
            return "\u0001";
        }
        int at = random.nextInt(text.length());
        return text.substring(0, at) + (char) random.nextInt(1, 128) + text.substring(at + 1);
    }
}
