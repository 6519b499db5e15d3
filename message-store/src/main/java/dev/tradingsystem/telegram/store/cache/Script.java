package dev.tradingsystem.telegram.store.cache;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A Lua script that is called by its digest, and sent once when Redis does not know it (yet, or
/// after a restart).
///
/// @param <T> what it answers
final class Script<T> {

    private static final String INDEX = "index.lua";

    private final String source;
    private final String digest;
    private final ScriptOutputType output;

    private Script(String source, ScriptOutputType output) {
        this.source = source;
        this.digest = sha1(source);
        this.output = output;
    }

    /// A script that has nothing to do with an index, and answers a number.
    static Script<Long> alone(String file) {
        return new Script<>(read(file), ScriptOutputType.INTEGER);
    }

    /// A script on a channel's index that answers a number.
    static Script<Long> number(String file) {
        return new Script<>(read(INDEX) + read(file), ScriptOutputType.INTEGER);
    }

    /// A script on a channel's index that answers a list.
    static Script<List<String>> list(String file) {
        return new Script<>(read(INDEX) + read(file), ScriptOutputType.MULTI);
    }

    T call(CacheClient client, Call call) {
        try {
            return client.call(redis -> redis.evalsha(digest, output, call.keyArray(), call.argumentArray()));
        } catch (RedisNoScriptException e) {
            return client.call(redis -> redis.eval(source, output, call.keyArray(), call.argumentArray()));
        }
    }

    /// Calls it many times in order, in one piece. After a restart of Redis the piece is sent
    /// again as a whole: each script must bear that.
    List<T> pipeline(CacheClient client, List<Call> calls) {
        try {
            return send(client, calls);
        } catch (RedisNoScriptException e) {
            client.call(redis -> redis.scriptLoad(source));
            return send(client, calls);
        }
    }

    private List<T> send(CacheClient client, List<Call> calls) {
        return client.pipeline(redis -> calls.stream()
                .map(call -> redis.<T>evalsha(digest, output, call.keyArray(), call.argumentArray()))
                .toList());
    }

    private static String read(String file) {
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the script " + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the script " + file, e);
        }
    }

    private static String sha1(String source) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(source.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /// One call: its keys and its arguments.
    record Call(List<String> keys, List<String> arguments) {

        private String[] keyArray() {
            return keys.toArray(String[]::new);
        }

        private String[] argumentArray() {
            return arguments.toArray(String[]::new);
        }
    }
}
