package dev.tradingsystem.telegram.api.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.key.ApiKey;
import dev.tradingsystem.telegram.store.key.ApiKeys;
import dev.tradingsystem.telegram.store.key.KeyRecord;
import dev.tradingsystem.telegram.store.key.KeySecret;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Gives keys out and takes them back. A secret is shown once.
@RestController
@Requires(Scope.OPERATOR)
@Tag(name = "keys")
class KeyController {

    private static final int LONGEST_NAME = 100;
    private static final int HIGHEST_RATE = 100_000;
    private static final Set<String> SCOPES =
            Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.toUnmodifiableSet());

    private final ApiKeys keys;
    private final Clock clock;

    KeyController(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// @param name 1 to 100 characters
    /// @param channels the channels it may see; all when absent
    /// @param unlimited whether the rate limit spares it; default false
    /// @param ratePerMinute requests a minute, 1 to 100,000; as the API is set when absent
    record NewKey(
            String name,
            List<String> scopes,
            @Nullable List<ChannelId> channels,
            @Nullable Boolean unlimited,
            @Nullable Integer ratePerMinute,
            @Nullable Instant expiresAt) {}

    /// A key; with its secret only in the answer that made it.
    ///
    /// @param key the secret
    /// @param ratePerMinute requests a minute; as the API is set when null
    /// @param lastUsedAt to the minute
    record KeyDocument(
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String key,

            String name,
            List<String> scopes,
            @Nullable List<ChannelId> channels,
            boolean unlimited,
            @Nullable Integer ratePerMinute,
            @Nullable Instant expiresAt,
            @Nullable Instant createdAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {

        @Override
        public String toString() {
            return "KeyDocument[id=" + id + "]";
        }
    }

    record KeyList(List<KeyDocument> items) {}

    @GetMapping("/keys")
    @Operation(operationId = "listKeys", summary = "All keys that were given out, without their secrets")
    ResponseEntity<KeyList> list() {
        List<KeyDocument> items =
                keys.list().stream().map(KeyController::document).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new KeyList(items));
    }

    private static KeyDocument document(KeyRecord known) {
        ApiKey key = known.key();
        return new KeyDocument(
                key.id(),
                null,
                key.name(),
                key.scopes().stream().sorted().toList(),
                channels(key.channels()),
                key.unlimited(),
                key.ratePerMinute(),
                key.expiresAt(),
                known.createdAt(),
                known.revokedAt(),
                known.usedAt());
    }

    private static @Nullable List<ChannelId> channels(@Nullable Set<Long> channels) {
        return channels == null
                ? null
                : channels.stream().sorted().map(ChannelId::new).toList();
    }

    @PostMapping("/keys")
    @Operation(operationId = "createKey", summary = "Makes a key; its secret is in this answer and nowhere else")
    ResponseEntity<KeyDocument> create(@RequestBody NewKey wanted) {
        if (wanted.name() == null
                || wanted.name().isBlank()
                || wanted.name().length() > LONGEST_NAME
                || wanted.name().indexOf('\0') >= 0) {
            throw ApiProblem.invalidBody("/name", "1 to " + LONGEST_NAME + " characters");
        }
        if (wanted.scopes() == null || wanted.scopes().isEmpty() || !SCOPES.containsAll(wanted.scopes())) {
            throw ApiProblem.invalidBody(
                    "/scopes",
                    "some of " + String.join(", ", SCOPES.stream().sorted().toList()));
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(clock.instant())) {
            throw ApiProblem.invalidBody("/expiresAt", "a time to come");
        }
        boolean unlimited = Boolean.TRUE.equals(wanted.unlimited());
        Integer rate = rate(wanted.ratePerMinute(), unlimited);
        List<ChannelId> given = wanted.channels();
        Set<Long> channels =
                given == null ? null : given.stream().map(ChannelId::value).collect(Collectors.toSet());
        Set<String> scopes = Set.copyOf(wanted.scopes());
        KeySecret secret = keys.create(wanted.name(), scopes, channels, unlimited, rate, wanted.expiresAt());
        return ResponseEntity.created(URI.create("/keys/" + secret.id()))
                .cacheControl(CacheControl.noStore())
                .body(new KeyDocument(
                        secret.id(),
                        secret.reveal(),
                        wanted.name(),
                        scopes.stream().sorted().toList(),
                        channels(channels),
                        unlimited,
                        rate,
                        wanted.expiresAt(),
                        clock.instant(),
                        null,
                        null));
    }

    private static @Nullable Integer rate(@Nullable Integer wanted, boolean unlimited) {
        if (wanted != null && (unlimited || wanted < 1 || wanted > HIGHEST_RATE)) {
            throw ApiProblem.invalidBody("/ratePerMinute", "1 to " + HIGHEST_RATE + ", and not with unlimited");
        }
        return wanted;
    }

    @DeleteMapping("/keys/{id:[0-9a-z]{8}}")
    @Operation(operationId = "revokeKey", summary = "Ends a key at once")
    ResponseEntity<Void> revoke(@PathVariable String id) {
        if (!keys.revoke(id)) {
            throw ApiProblem.of(Problem.KEY_NOT_FOUND, "there is no such key, or it was revoked before");
        }
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }
}
