package dev.tradingsystem.telegram.store.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Answers, kept for a day under the key and the word of whoever asked.
public final class IdempotencyRecords {

    /// One that was begun two minutes ago and never answered died with its process.
    private static final String BEGIN = """
            INSERT INTO telegram.idempotency AS i (key_id, word, request) VALUES (:keyId, :word, :request)
                ON CONFLICT (key_id, word) DO UPDATE
               SET request = excluded.request, status = NULL, headers = NULL, body = NULL, created_at = now()
             WHERE i.created_at < now() - interval '24 hours'
                OR (i.status IS NULL AND i.created_at < now() - interval '2 minutes' AND i.request = excluded.request)
            """;
    private static final String FIND = """
            SELECT i.request, i.status, i.headers, i.body
              FROM telegram.idempotency i
             WHERE i.key_id = :keyId AND i.word = :word
            """;
    private static final String KEEP = """
            UPDATE telegram.idempotency i SET status = :status, headers = :headers, body = :body
             WHERE i.key_id = :keyId AND i.word = :word
            """;
    private static final String FORGET =
            "DELETE FROM telegram.idempotency i WHERE i.key_id = :keyId AND i.word = :word";
    private static final String PRUNE =
            "DELETE FROM telegram.idempotency i WHERE i.created_at < now() - interval '24 hours'";

    private final JdbcClient jdbc;

    public IdempotencyRecords(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// A request comes in.
    ///
    /// @param request digest of what was asked for
    public Attempt begin(String keyId, String word, byte[] request) {
        while (true) {
            int begun = jdbc.sql(BEGIN)
                    .param("keyId", keyId)
                    .param("word", word)
                    .param("request", request)
                    .update();
            if (begun == 1) {
                return new Attempt.First();
            }
            Optional<Attempt> known = jdbc.sql(FIND)
                    .param("keyId", keyId)
                    .param("word", word)
                    .query((row, _) -> attempt(row, request))
                    .optional();
            if (known.isPresent()) { // else it was forgotten between the two statements
                return known.get();
            }
        }
    }

    private static Attempt attempt(ResultSet row, byte[] request) throws SQLException {
        if (!Arrays.equals(row.getBytes("request"), request)) {
            return new Attempt.Other();
        }
        int status = row.getInt("status");
        return row.wasNull()
                ? new Attempt.Running()
                : new Attempt.Answered(status, row.getString("headers"), row.getString("body"));
    }

    /// It was answered.
    public void keep(String keyId, String word, Attempt.Answered answer) {
        jdbc.sql(KEEP)
                .param("keyId", keyId)
                .param("word", word)
                .param("status", answer.status())
                .param("headers", answer.headers())
                .param("body", answer.body())
                .update();
    }

    /// It failed in a way that may be tried again.
    public void forget(String keyId, String word) {
        jdbc.sql(FORGET).param("keyId", keyId).param("word", word).update();
    }

    /// Removes what is older than a day.
    public int prune() {
        return jdbc.sql(PRUNE).update();
    }
}
