package dev.tradingsystem.telegram.tpcapital.http.key;

import dev.tradingsystem.telegram.store.key.ApiKey;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keys by their id, for a caller that was let in elsewhere: what another app asks in its name is
/// answered within its scopes and channels. Its rate is that app's matter.
final class NamedKeys {

    private static final String FIND = """
            SELECT k.id, k.name, k.scopes, k.channels
              FROM telegram.api_key k
             WHERE k.id = :id AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
            """;

    private final JdbcClient jdbc;

    NamedKeys(DataSource gateway) {
        this.jdbc = JdbcClient.create(gateway);
    }

    /// The key, if it is valid.
    Optional<ApiKey> find(String id) {
        return jdbc.sql(FIND).param("id", id).query((row, _) -> key(row)).optional();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        String[] scopes = (String[]) row.getArray("scopes").getArray();
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                Set.of(scopes),
                channels(row.getArray("channels")),
                true,
                null);
    }

    private static @Nullable Set<Long> channels(@Nullable Array array) throws SQLException {
        return array == null ? null : Arrays.stream((Long[]) array.getArray()).collect(Collectors.toSet());
    }
}
