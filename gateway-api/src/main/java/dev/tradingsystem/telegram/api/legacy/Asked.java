package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Reads parameters as the previous stack did: empty ones are absent, numbers that are none are
/// the default, numbers too large are cut.
final class Asked {

    private static final String BAD_CHANNEL = "Canal inválido: formato do channelId incorreto";

    private final HttpServletRequest request;

    Asked(HttpServletRequest request) {
        this.request = request;
    }

    @Nullable
    String word(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /// Words with commas or repeated, under any of these names.
    List<String> words(String... names) {
        return Stream.of(names)
                .map(request::getParameterValues)
                .flatMap(values -> values == null ? Stream.empty() : Stream.of(values))
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// Channels that the caller may see.
    SortedSet<ChannelId> channels(Caller caller, String... names) {
        var channels = new TreeSet<ChannelId>();
        for (String word : words(names)) {
            channels.add(channel(word));
        }
        channels.forEach(caller::mustSee);
        return channels;
    }

    static ChannelId channel(String word) {
        try {
            return ChannelId.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw LegacyError.of(HttpStatus.BAD_REQUEST, BAD_CHANNEL);
        }
    }

    int number(String name, int otherwise, int least, int most) {
        String word = word(name);
        if (word == null || !word.matches("\\d{1,18}")) {
            return otherwise;
        }
        long number = Long.parseLong(word);
        return number < least ? otherwise : (int) Math.min(number, most);
    }

    boolean flag(String name) {
        String word = word(name);
        return word != null && word.matches("(?i)1|true|yes|on");
    }
}
