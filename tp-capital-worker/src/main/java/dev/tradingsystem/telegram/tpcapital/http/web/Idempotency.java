package dev.tradingsystem.telegram.tpcapital.http.web;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// Does once what is asked twice under the same word: the first answer is kept for a day and
/// given again. An answer that never came, because the process ended, is forgotten after a
/// minute.
public final class Idempotency {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final String FORGET = """
            DELETE FROM tp_capital.idempotency
             WHERE created_at < now() - interval '24 hours'
                OR (status IS NULL AND created_at < now() - interval '1 minute')
            """;
    private static final String BEGIN = """
            INSERT INTO tp_capital.idempotency (key_id, word, request)
            VALUES (:keyId, :word, :request)
                ON CONFLICT (key_id, word) DO NOTHING
            """;
    private static final String READ = """
            SELECT i.request, i.status, i.location, i.body
              FROM tp_capital.idempotency i
             WHERE i.key_id = :keyId AND i.word = :word
            """;
    private static final String KEEP = """
            UPDATE tp_capital.idempotency
               SET status = :status, location = :location::text, body = :body
             WHERE key_id = :keyId AND word = :word
            """;
    private static final String DROP = "DELETE FROM tp_capital.idempotency WHERE key_id = :keyId AND word = :word";

    private final SignalDatabase database;
    private final JsonMapper mapper;

    Idempotency(SignalDatabase database, JsonMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /// The answer, made now or before.
    ///
    /// @param body what was sent, as a record
    /// @throws ApiProblem when the word stands for another request, or its first is under way
    public ResponseEntity<?> once(HttpServletRequest request, Record body, Supplier<? extends ResponseEntity<?>> work) {
        String word = request.getHeader(HEADER);
        if (word == null) {
            return work.get();
        }
        if (!WORD.matcher(word).matches()) {
            throw ApiProblem.invalidParameter(HEADER, "from 1 to 255 visible ASCII characters");
        }
        String keyId = Caller.of(request).key().id();
        byte[] digest = digest(request.getMethod() + '\0' + request.getRequestURI() + '\0' + body);
        database.jdbc().sql(FORGET).update();
        boolean first = database.jdbc()
                        .sql(BEGIN)
                        .param("keyId", keyId)
                        .param("word", word)
                        .param("request", digest)
                        .update()
                == 1;
        return first ? first(keyId, word, work) : again(keyId, word, digest);
    }

    private ResponseEntity<?> first(String keyId, String word, Supplier<? extends ResponseEntity<?>> work) {
        ResponseEntity<?> answer;
        try {
            answer = work.get();
        } catch (RuntimeException e) {
            database.jdbc().sql(DROP).param("keyId", keyId).param("word", word).update();
            throw e;
        }
        URI location = answer.getHeaders().getLocation();
        database.jdbc()
                .sql(KEEP)
                .param("status", answer.getStatusCode().value())
                .param("location", location == null ? null : location.toString())
                .param("body", mapper.writeValueAsString(answer.getBody()))
                .param("keyId", keyId)
                .param("word", word)
                .update();
        return answer;
    }

    private ResponseEntity<?> again(String keyId, String word, byte[] digest) {
        Optional<Kept> kept = database.jdbc()
                .sql(READ)
                .param("keyId", keyId)
                .param("word", word)
                .query((row, _) -> new Kept(
                        Arrays.equals(row.getBytes("request"), digest),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("body")))
                .optional();
        if (kept.isEmpty() || (kept.get().isSame() && kept.get().status() == 0)) {
            throw ApiProblem.of(Problem.IDEMPOTENCY_IN_PROGRESS, "ask again in a moment")
                    .retryAfter(1);
        }
        if (!kept.get().isSame()) {
            throw ApiProblem.of(Problem.IDEMPOTENCY_MISMATCH, HEADER + " stands for another request");
        }
        return kept.get().answer(mapper);
    }

    /// A kept answer.
    ///
    /// @param status 0 while there is none
    private record Kept(
            boolean isSame,
            int status,
            @Nullable String location,
            @Nullable String body) {

        ResponseEntity<?> answer(JsonMapper mapper) {
            var answer = ResponseEntity.status(status)
                    .cacheControl(CacheControl.noStore())
                    .header("Idempotency-Replayed", "true");
            if (location != null) {
                answer.location(URI.create(location));
            }
            return answer.body(mapper.readTree(body == null ? "null" : body));
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
