package dev.tradingsystem.telegram.api.key;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.key.ApiKey;
import dev.tradingsystem.telegram.store.key.ApiKeys;

/// Knows every key that is good here, and stops whoever guesses.
final class Keyring {

    private final BootstrapKeys bootstrap;
    private final ApiKeys keys;
    private final Buckets failures;

    /// @param failures for each address the wrong keys it may still send
    Keyring(BootstrapKeys bootstrap, ApiKeys keys, Buckets failures) {
        this.bootstrap = bootstrap;
        this.keys = keys;
        this.failures = failures;
    }

    /// The key with this secret.
    ///
    /// @param address who sent it
    /// @throws ApiProblem when there is no such key, or this address guessed too often
    ApiKey find(String presented, String address) {
        return bootstrap.find(presented).or(() -> keys.find(presented)).orElseThrow(() -> wrong(address));
    }

    /// Whether a key that was found before is good still. Those from the environment are as long
    /// as this process lives, also while the database does not answer.
    boolean isGood(ApiKey key) {
        return key.id().equals(BootstrapKeys.ID) || keys.isValid(key);
    }

    /// Wrong keys are limited for each address, right ones are not: whoever shares an address
    /// with a guesser is not locked out.
    private ApiProblem wrong(String address) {
        Bucket bucket = failures.of(address);
        return bucket.take(1, System.nanoTime())
                ? ApiProblem.of(Problem.INVALID_KEY, "unknown, expired or revoked")
                : ApiProblem.of(Problem.RATE_LIMITED, "too many wrong keys from this address")
                        .retryAfter(Math.max(1, bucket.secondsUntil(1, System.nanoTime())));
    }
}
