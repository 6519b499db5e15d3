package dev.tradingsystem.telegram.tpcapital.http.key;

import dev.tradingsystem.telegram.store.key.ApiKey;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// The name under which the caller's decisions are kept.
    public String name() {
        return key.name();
    }

    /// Refuses a channel the key may not see, whether it exists or not.
    public void mustSee(long channelId) {
        if (!key.sees(channelId)) {
            throw ApiProblem.of(Problem.CHANNEL_FORBIDDEN, "channel " + channelId + " is not among those of this key");
        }
    }

    /// The channels to look at: those asked for, each of which the key must see, else all it may
    /// see.
    ///
    /// @return `null` for all channels
    public @Nullable List<Long> channels(List<Long> asked) {
        asked.forEach(this::mustSee);
        Set<Long> own = key.channels();
        if (!asked.isEmpty()) {
            return asked.stream().distinct().sorted().toList();
        }
        return own == null ? null : own.stream().sorted().toList();
    }

    /// Refuses who lacks a scope.
    public void mustHave(Scope scope) {
        if (!key.allows(scope.word())) {
            throw ApiProblem.of(Problem.INSUFFICIENT_SCOPE, "this needs the scope " + scope.word())
                    .with("requiredScope", scope.word());
        }
    }
}
