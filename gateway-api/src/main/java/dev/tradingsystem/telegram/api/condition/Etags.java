package dev.tradingsystem.telegram.api.condition;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.read.ChannelStates;
import dev.tradingsystem.telegram.store.read.ChannelStates.Snapshot;
import dev.tradingsystem.telegram.store.read.ChannelStates.State;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/// Makes the tags that answers carry. Weak ones, because a server compresses no answer with a
/// strong one; strong ones only where somebody says `If-Match`.
public final class Etags {

    private static final int BYTES = 12;

    private final JsonMapper json;
    private final ChannelStates states;

    Etags(JsonMapper json, ChannelStates states) {
        this.json = json;
        this.states = states;
    }

    /// The tag of a list of messages, from what is known of its channels: no message is read for
    /// it. The states are read before the list, so that a tag is never newer than its list.
    ///
    /// @param channels those asked for; all when empty
    public String list(HttpServletRequest request, Collection<ChannelId> channels, Caller caller) {
        Set<Long> permitted = caller.key().channels();
        String question = request.getRequestURI() + "?" + request.getQueryString() + " "
                + request.getHeader(HttpHeaders.ACCEPT) + " "
                + (permitted == null ? "all" : new TreeSet<>(permitted));
        return "W/\"%s.%s\"".formatted(stamp(channels), hash(question.getBytes(StandardCharsets.UTF_8)));
    }

    /// What changes when anything about the messages of some channels does: the newest change,
    /// how far they are published, and how often marks were made.
    ///
    /// @param channels all when empty
    public String stamp(Collection<ChannelId> channels) {
        Snapshot now = states.now();
        long head = 0;
        long published = 0;
        if (channels.isEmpty()) {
            head = now.head();
            for (State state : now.channels().values()) {
                published += Math.min(state.published(), state.seq());
            }
        }
        for (ChannelId channel : channels) {
            State state = now.of(channel.value()).orElse(new State(now.head(), 0));
            head = Math.max(head, state.seq());
            published += Math.min(state.published(), state.seq());
        }
        return head + "." + published + "." + now.revision();
    }

    /// How often marks were changed.
    public long revision() {
        return states.now().revision();
    }

    /// Asks anew what is known of the channels.
    public void forget() {
        states.forget();
    }

    /// The tag of a small document: of its own words.
    public String weak(Object document) {
        return "W/" + strong(document);
    }

    /// The same for a document that may be changed with `If-Match`.
    public String strong(Object document) {
        return "\"" + hash(json.writeValueAsBytes(document)) + "\"";
    }

    /// Refuses a change of what the caller has not seen in its present state.
    public void mustMatch(HttpServletRequest request, Object document) {
        String wanted = request.getHeader(HttpHeaders.IF_MATCH);
        if (wanted != null && !wanted.strip().equals("*")) {
            String present = strong(document);
            if (Arrays.stream(wanted.split(",", -1)).map(String::strip).noneMatch(present::equals)) {
                throw ApiProblem.of(Problem.PRECONDITION_FAILED, "If-Match names another state; read it again");
            }
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
