package dev.tradingsystem.telegram.store.job;

import java.security.SecureRandom;
import java.time.Clock;

/// Makes ids of jobs: `job_` and a ULID, 48 bits of time and 80 random ones in Crockford's base
/// 32.
final class JobIds {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 16;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    JobIds(Clock clock) {
        this.clock = clock;
    }

    String next() {
        var id = new StringBuilder("job_");
        long millis = clock.millis();
        for (int digit = TIME_DIGITS - 1; digit >= 0; digit--) {
            id.append(ALPHABET.charAt((int) (millis >>> (5 * digit)) & 31));
        }
        for (int digit = 0; digit < RANDOM_DIGITS; digit++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
