package dev.tradingsystem.telegram.api.pool;

import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// The client's half of SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding: shows that
/// it knows the password without sending it, and demands the same of the server.
///
/// One login. Rounds of hashing are bounded on both sides: fewer would help a false server to
/// guess, more would let it keep a processor busy.
final class Scram {

    static final String MECHANISM = "SCRAM-SHA-256";

    private static final int FEWEST_ROUNDS = 4096;
    private static final int MOST_ROUNDS = 200_000;
    private static final int KEY_BITS = 256;
    private static final int NONCE_BYTES = 24;
    private static final String NO_BINDING = "n,,";
    private static final Pattern SERVER_FIRST = Pattern.compile("r=([^,]+),s=([A-Za-z0-9+/=]+),i=(\\d{1,9})(,.*)?");
    private static final Pattern SERVER_FINAL = Pattern.compile("v=([A-Za-z0-9+/=]+)(,.*)?");

    private final String password;
    private final String nonce;
    private byte[] expected = {};

    Scram(String password) {
        this(password, freshNonce());
    }

    /// @param nonce of printable characters without commas; never the same twice
    Scram(String password, String nonce) {
        this.password = Normalizer.normalize(password, Normalizer.Form.NFKC);
        this.nonce = nonce;
    }

    private static String freshNonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    String first() {
        return NO_BINDING + firstBare();
    }

    /// The server takes the name from elsewhere.
    private String firstBare() {
        return "n=,r=" + nonce;
    }

    /// The proof, for the server's salt and rounds.
    String last(String serverFirst) throws ProtocolException {
        Matcher said = SERVER_FIRST.matcher(serverFirst);
        if (!said.matches() || !said.group(1).startsWith(nonce) || said.group(1).equals(nonce)) {
            throw new ProtocolException("the pooler's challenge is not one of SCRAM");
        }
        int rounds = Integer.parseInt(said.group(3));
        if (rounds < FEWEST_ROUNDS || rounds > MOST_ROUNDS) {
            throw new ProtocolException("the pooler asks for %d rounds of hashing".formatted(rounds));
        }
        String withoutProof = "c=" + base64(NO_BINDING.getBytes(StandardCharsets.UTF_8)) + ",r=" + said.group(1);
        String all = firstBare() + "," + serverFirst + "," + withoutProof;
        try {
            byte[] salted = salted(decoded(said.group(2)), rounds);
            byte[] clientKey = hmac(salted, "Client Key");
            byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), all);
            expected = hmac(hmac(salted, "Server Key"), all);
            return withoutProof + ",p=" + base64(xor(clientKey, signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Whether the server has shown that it knows the password too.
    void verify(String serverFinal) throws ProtocolException {
        Matcher said = SERVER_FINAL.matcher(serverFinal);
        if (expected.length == 0 || !said.matches() || !MessageDigest.isEqual(expected, decoded(said.group(1)))) {
            throw new ProtocolException("the pooler has not shown that it knows the password");
        }
    }

    private byte[] salted(byte[] salt, int rounds) throws GeneralSecurityException {
        var specification = new PBEKeySpec(password.toCharArray(), salt, rounds, KEY_BITS);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(specification)
                .getEncoded();
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] result = new byte[one.length];
        for (int i = 0; i < one.length; i++) {
            result[i] = (byte) (one[i] ^ other[i]);
        }
        return result;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(String text) throws ProtocolException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("the pooler sent what is not Base64");
        }
    }
}
