package dev.tradingsystem.telegram.api.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/// Values that break things elsewhere.
final class Nasty {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1e309",
            "NaN",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999999999999999999999",
            "0x10",
            "١٢٣",
            "null",
            "true",
            "[]",
            "{}",
            "' OR '1'='1",
            "'; DROP TABLE x; --",
            "1); COMMIT; --",
            "\\'; --",
            "%' AND pg_sleep(9) IS NULL --",
            "$$;$1",
            "../../../../etc/passwd",
            "..\\..\\windows",
            "/etc/passwd\u0000.png",
            "file:///etc/passwd",
            "http://127.0.0.1:1/",
            "${jndi:ldap://127.0.0.1:1/a}",
            "#{7*7}",
            "{{7*7}}",
            "%n%n%s%d",
            "<script>alert(1)</script>",
            "\u0000",
            "a\u0000b",
            "\u202e\ufeff\ud83d\ude00",
            "İıſK",
            "\r\nX-Injected: 1",
            "a,b,,c,",
            ",",
            "*",
            "%",
            "_",
            "\\",
            "2025-13-45",
            "2025-11-05T25:61:61Z",
            "+999999999-01-01T00:00:00Z",
            "0000-01-01",
            "1e10",
            "99999999999999",
            "-999999999-12-31T23:59:59Z",
            "Etc/GMT+99",
            "now",
            "x".repeat(300),
            "9".repeat(400),
            "é".repeat(3_000));

    /// Numbers no long poll would wait for.
    static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "1",
            "31",
            "500",
            "501",
            "-0",
            "1.5",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1e400",
            "1E5",
            "9".repeat(500));

    private static final List<String> ENCODINGS = List.of(
            "%",
            "%zz",
            "%c0%af",
            "%ff%fe",
            "%ed%a0%80",
            "%00",
            "%f0%9f%98",
            "%e2%80%ae",
            "%2e%2e%2f",
            "%252e%252e%252f",
            "%u0041",
            "+",
            "%0d%0aX-Injected:%201");

    private Nasty() {}

    static <T> T any(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    static String text(RandomGenerator random) {
        return any(TEXTS, random);
    }

    /// Something for a path or a query, mostly encoded as it should be.
    static String encoded(RandomGenerator random) {
        return random.nextInt(4) == 0
                ? any(ENCODINGS, random)
                : encode(random.nextBoolean() ? text(random) : any(NUMBERS, random));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
