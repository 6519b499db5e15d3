package dev.tradingsystem.telegram.store.key;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// The keys that were given out. Only digests are stored.
public final class ApiKeys {

    private static final String FIND = """
            SELECT k.id, k.digest, k.name, k.scopes, k.channels, k.unlimited, k.rate_per_minute, k.expires_at, k.revoked_at
              FROM telegram.api_key k
             WHERE k.id = :id
            """;
    private static final String CREATE = """
            INSERT INTO telegram.api_key (id, digest, name, scopes, channels, unlimited, rate_per_minute, expires_at)
            VALUES (:id, :digest, :name, :scopes, :channels, :unlimited, :rate, :expiresAt)
            """;
    private static final String REVOKE =
            "UPDATE telegram.api_key SET revoked_at = now() WHERE id = :id AND revoked_at IS NULL";
    private static final String LIST = """
            SELECT k.id, k.digest, k.name, k.scopes, k.channels, k.unlimited, k.rate_per_minute, k.expires_at, k.revoked_at,
                   k.used_at, k.created_at
              FROM telegram.api_key k
             ORDER BY k.created_at DESC, k.id
            """;
    private static final String IS_VALID = """
            SELECT k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > :now)
              FROM telegram.api_key k
             WHERE k.id = :id
            """;
    private static final String USED = """
            UPDATE telegram.api_key SET used_at = now()
             WHERE id = :id AND (used_at IS NULL OR used_at < now() - interval '1 minute')
            """;
    private static final Duration USE_PAUSE = Duration.ofMinutes(1);

    /// Compared with when an id is unknown, so that the answer takes as long as for a known one.
    private static final byte[] NOBODY = KeySecret.digest("");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> usedAt = new ConcurrentHashMap<>();

    public ApiKeys(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /// The key with this secret; empty when it is unknown, expired or revoked, which nobody can
    /// tell apart.
    ///
    /// @throws org.springframework.dao.DataAccessException when the database does not answer
    public Optional<ApiKey> find(String presented) {
        Optional<KeySecret> secret = KeySecret.parse(presented);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        Optional<Row> row = jdbc.sql(FIND)
                .param("id", secret.get().id())
                .query((result, _) -> row(result))
                .optional();
        boolean matches = MessageDigest.isEqual(
                row.map(Row::digest).orElse(NOBODY), secret.get().digest());
        Optional<ApiKey> key =
                row.filter(found -> matches && found.isValid(clock.instant())).map(Row::key);
        key.ifPresent(found -> noteUse(found.id()));
        return key;
    }

    /// The key with this id, if it is valid: for a caller whose secret another app of ours has
    /// checked.
    public Optional<ApiKey> ofId(String id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .query((result, _) -> row(result))
                .optional()
                .filter(row -> row.isValid(clock.instant()))
                .map(Row::key);
    }

    /// Makes a key. What is returned is the only copy of its secret.
    ///
    /// @param channels the channels it may see; all when `null`
    public KeySecret create(
            String name,
            Set<String> scopes,
            @Nullable Set<Long> channels,
            boolean unlimited,
            @Nullable Instant expiresAt) {
        return create(name, scopes, channels, unlimited, null, expiresAt);
    }

    /// The same with a rate of its own.
    ///
    /// @param ratePerMinute requests a minute; as the API is set when `null`
    public KeySecret create(
            String name,
            Set<String> scopes,
            @Nullable Set<Long> channels,
            boolean unlimited,
            @Nullable Integer ratePerMinute,
            @Nullable Instant expiresAt) {
        KeySecret secret = KeySecret.random(random);
        jdbc.sql(CREATE)
                .param("id", secret.id())
                .param("digest", secret.digest())
                .param("name", name)
                .param("scopes", new SqlArrayValue("text", scopes.toArray()))
                .param("channels", channels == null ? null : new SqlArrayValue("bigint", channels.toArray()))
                .param("unlimited", unlimited)
                .param("rate", ratePerMinute, Types.INTEGER)
                .param("expiresAt", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        return secret;
    }

    /// All keys that were ever given out, newest first.
    public List<KeyRecord> list() {
        return jdbc.sql(LIST)
                .query((result, _) -> new KeyRecord(
                        row(result).key(),
                        result.getObject("created_at", OffsetDateTime.class).toInstant(),
                        time(result, "revoked_at"),
                        time(result, "used_at")))
                .list();
    }

    /// Ends a key at once.
    ///
    /// @return false when there is no such key, or it was revoked before
    public boolean revoke(String id) {
        return jdbc.sql(REVOKE).param("id", id).update() == 1;
    }

    /// Whether a key that was found before has not expired or been revoked since. A key that was
    /// not given out here, but comes from the environment, stays valid.
    public boolean isValid(ApiKey key) {
        return jdbc.sql(IS_VALID)
                .param("id", key.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    private void noteUse(String id) {
        Instant now = clock.instant();
        Instant noted = usedAt.merge(id, now, (last, next) -> next.isBefore(last.plus(USE_PAUSE)) ? last : next);
        if (noted.equals(now)) {
            jdbc.sql(USED).param("id", id).update();
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        Instant expiresAt = time(row, "expires_at");
        return new Row(
                new Digest(row.getBytes("digest")),
                new ApiKey(
                        row.getString("id"),
                        row.getString("name"),
                        words(row.getArray("scopes")),
                        numbers(row.getArray("channels")),
                        row.getBoolean("unlimited"),
                        row.getObject("rate_per_minute", Integer.class),
                        expiresAt),
                time(row, "revoked_at"));
    }

    private static Set<String> words(Array array) throws SQLException {
        return Stream.of((String[]) array.getArray()).collect(Collectors.toSet());
    }

    private static @Nullable Set<Long> numbers(@Nullable Array array) throws SQLException {
        return array == null ? null : Arrays.stream((Long[]) array.getArray()).collect(Collectors.toSet());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private record Row(Digest stored, ApiKey key, @Nullable Instant revokedAt) {

        byte[] digest() {
            return stored.bytes;
        }

        boolean isValid(Instant now) {
            return revokedAt == null && (key.expiresAt() == null || now.isBefore(key.expiresAt()));
        }
    }

    private static final class Digest {
        private final byte[] bytes;

        private Digest(byte[] bytes) {
            this.bytes = bytes;
        }
    }
}
