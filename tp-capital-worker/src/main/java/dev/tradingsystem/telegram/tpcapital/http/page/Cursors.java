package dev.tradingsystem.telegram.tpcapital.http.page;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Writes and reads cursors. They are signed, so nobody but us makes positions, and they carry
/// the question they belong to. They are positions, so they do not expire.
public final class Cursors {

    private static final byte VERSION = 1;
    private static final int BODY_BYTES = 2 + 2 * Long.BYTES + Question.BYTES;
    private static final int SIGNATURE_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> secrets;

    /// @param secrets with commas; the first one signs, all are accepted
    /// @param otherwise what a secret is made from when there is none
    public Cursors(String secrets, String otherwise) {
        Stream<String> given = secrets.isBlank() ? Stream.of("cursors of " + otherwise) : Stream.of(secrets.split(","));
        this.secrets = given.map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /// The word a client sends back.
    public String write(Cursor cursor, Question question) {
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .put(VERSION)
                .put((byte) (cursor.back() ? 1 : 0))
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, cursor.at()))
                .putLong(cursor.id())
                .put(question.digest())
                .array();
        byte[] signed = Arrays.copyOf(body, BODY_BYTES + SIGNATURE_BYTES);
        System.arraycopy(signature(secrets.getFirst(), body), 0, signed, BODY_BYTES, SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /// Reads such a word.
    ///
    /// @throws ApiProblem when it is forged or belongs to another question
    public Cursor read(String word, Question question) {
        byte[] signed = decode(word);
        byte[] body = Arrays.copyOf(signed, BODY_BYTES);
        byte[] signature = Arrays.copyOfRange(signed, BODY_BYTES, signed.length);
        boolean genuine =
                secrets.stream().anyMatch(secret -> MessageDigest.isEqual(signature(secret, body), signature));
        ByteBuffer in = ByteBuffer.wrap(body);
        if (!genuine || in.get() != VERSION) {
            throw invalid();
        }
        boolean back = in.get() == 1;
        var cursor = new Cursor(Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS), in.getLong(), back);
        byte[] asked = new byte[Question.BYTES];
        in.get(asked);
        if (!Arrays.equals(asked, question.digest())) {
            throw invalid();
        }
        return cursor;
    }

    private static byte[] decode(String word) {
        try {
            byte[] signed = Base64.getUrlDecoder().decode(word);
            if (signed.length == BODY_BYTES + SIGNATURE_BYTES) {
                return signed;
            }
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
        throw invalid();
    }

    private static ApiProblem invalid() {
        return ApiProblem.of(
                Problem.INVALID_CURSOR, "take it from page.next or page.previous, and keep all other parameters");
    }

    private static byte[] signature(SecretKeySpec secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return Arrays.copyOf(mac.doFinal(body), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
