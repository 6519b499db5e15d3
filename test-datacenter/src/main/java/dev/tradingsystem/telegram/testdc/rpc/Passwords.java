package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.crypto.Bytes;
import dev.tradingsystem.telegram.testdc.crypto.DiffieHellman;
import dev.tradingsystem.telegram.testdc.crypto.SrpServer;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The second password: what a client needs to prove it, and the proof.
final class Passwords {

    private static final String ALGORITHM = "passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow";

    private final Logins logins;
    private final Map<String, SrpServer> servers = new ConcurrentHashMap<>();
    private final Map<Long, SrpServer.Challenge> challenges = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong(1000);

    Passwords(Logins logins) {
        this.logins = logins;
    }

    void addTo(MethodTable table) {
        table.open("account.getPassword", (_, caller) -> password(caller));
        table.open("auth.checkPassword", this::check);
    }

    private Tl password(ClientSession caller) throws RpcError {
        User user = halfway(caller);
        Tl answer = Tl.of(
                "account.password",
                "new_algo",
                algorithm(Bytes.random(8), Bytes.random(16)),
                "new_secure_algo",
                Tl.of("securePasswordKdfAlgoPBKDF2HMACSHA512iter100000", "salt", Bytes.random(8)),
                "secure_random",
                Bytes.random(256));
        String password = user.password();
        return password == null ? answer : withChallenge(answer, server(password));
    }

    private Tl withChallenge(Tl answer, SrpServer server) {
        SrpServer.Challenge challenge = server.challenge();
        long id = lastId.incrementAndGet();
        challenges.put(id, challenge);
        return answer.with("has_password", true)
                .with("current_algo", algorithm(server.salt1(), server.salt2()))
                .with("srp_B", challenge.b())
                .with("srp_id", id)
                .with("hint", "the usual");
    }

    private Tl check(Tl call, ClientSession caller) throws RpcError {
        User user = halfway(caller);
        Tl proof = call.tl("password");
        SrpServer.@Nullable Challenge challenge =
                proof.is("inputCheckPasswordSRP") ? challenges.remove(proof.int64("srp_id")) : null;
        if (challenge == null) {
            throw new RpcError(400, "SRP_ID_INVALID");
        }
        if (!challenge.isMetBy(proof.bytes("A"), proof.bytes("M1"))) {
            throw new RpcError(400, "PASSWORD_HASH_INVALID");
        }
        return logins.complete(user, caller);
    }

    private User halfway(ClientSession caller) throws RpcError {
        User user = logins.halfway(caller);
        if (user == null) {
            throw new RpcError(401, "AUTH_KEY_UNREGISTERED");
        }
        return user;
    }

    /// One for each password: making it takes a while.
    private SrpServer server(String password) {
        return servers.computeIfAbsent(password, secret -> new SrpServer(secret, Bytes.random(16), Bytes.random(16)));
    }

    private static Tl algorithm(byte[] salt1, byte[] salt2) {
        return Tl.of(
                ALGORITHM, "salt1", salt1, "salt2", salt2, "g", DiffieHellman.GENERATOR, "p", DiffieHellman.prime());
    }
}
