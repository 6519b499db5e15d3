package dev.tradingsystem.telegram.api.key;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.key.ApiKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Whoever sent a request, as its key tells. Every request that reaches a handler has one, but
/// for the open paths.
public record Caller(ApiKey key) {

    private static final String ATTRIBUTE = Caller.class.getName();

    /// The caller of a request.
    public static Caller of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("an open path asked who is calling");
    }

    /// The caller of a request; none on an open path.
    public static Optional<Caller> find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// Refuses a channel the key may not see, whether it exists or not.
    public void mustSee(ChannelId channel) {
        if (!key.sees(channel.value())) {
            throw ApiProblem.of(Problem.CHANNEL_FORBIDDEN, "channel " + channel + " is not among those of this key");
        }
    }

    /// Those the key may see.
    public List<Long> visible(Collection<Long> channelIds) {
        return channelIds.stream().filter(key::sees).sorted().toList();
    }

    void mustHave(Scope scope) {
        if (!key.allows(scope.word())) {
            throw ApiProblem.of(Problem.INSUFFICIENT_SCOPE, "this needs the scope " + scope.word())
                    .with("requiredScope", scope.word());
        }
    }
}
