package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.channel.FirstHistory;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.store.listing.ChannelList;
import dev.tradingsystem.telegram.store.listing.ChannelList.Words;
import dev.tradingsystem.telegram.store.read.ChannelNames;
import dev.tradingsystem.telegram.store.read.ChannelNames.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/// The list of channels below the previous stack's paths.
@Previous
class PreviousChannelController {

    private static final String CHANNELS = "/api/channels";
    private static final String ONE = CHANNELS + "/{id}";
    private static final int LONGEST_LABEL = 100;

    private final ChannelList list;
    private final ChannelNames names;
    private final FirstHistory history;

    PreviousChannelController(ChannelList list, ChannelNames names, FirstHistory history) {
        this.list = list;
        this.names = names;
        this.history = history;
    }

    /// A channel as the previous stack showed it.
    record PreviousChannel(
            String id,
            String channelId,
            @Nullable String label,
            @Nullable String description,
            boolean isActive,
            String createdAt,
            String updatedAt) {

        static PreviousChannel of(Named channel) {
            String id = Long.toString(channel.channelId());
            return new PreviousChannel(
                    id,
                    id,
                    channel.name(),
                    channel.description(),
                    channel.watched(),
                    Stamps.of(channel.addedAt()),
                    Stamps.of(channel.changedAt()));
        }
    }

    @GetMapping(CHANNELS)
    @Requires(Scope.CHANNELS_READ)
    ResponseEntity<Data<List<PreviousChannel>>> all(HttpServletRequest request) {
        Caller caller = Caller.of(request);
        return Data.of(names.all().stream()
                .filter(channel -> caller.key().sees(channel.channelId()))
                .map(PreviousChannel::of)
                .toList());
    }

    @PostMapping(CHANNELS)
    @Requires(Scope.CHANNELS_WRITE)
    ResponseEntity<Data<PreviousChannel>> add(HttpServletRequest request) throws IOException {
        Body body = Body.of(request);
        String word = body.word("channelId");
        if (word == null) {
            throw LegacyError.of(HttpStatus.BAD_REQUEST, "O campo \"channelId\" é obrigatório");
        }
        ChannelId channel = Asked.channel(word);
        Caller caller = Caller.of(request);
        caller.mustSee(channel);
        add(channel, new Words(label(body), body.word("description"), body.flag("isActive", true)), caller);
        return Data.of(HttpStatus.CREATED, PreviousChannel.of(find(channel)));
    }

    private void add(ChannelId channel, Words words, Caller caller) {
        if (!list.add(channel.value(), words)) {
            throw LegacyError.of(HttpStatus.CONFLICT, "Já existe um canal cadastrado com este ID");
        }
        if (words.watched()) {
            history.askUsual(channel, caller);
        }
    }

    @PutMapping(ONE)
    @Requires(Scope.CHANNELS_WRITE)
    ResponseEntity<Data<PreviousChannel>> change(HttpServletRequest request, @PathVariable String id)
            throws IOException {
        Caller caller = Caller.of(request);
        Named present = find(caller, id);
        Body body = Body.of(request);
        if (Stream.of("channelId", "label", "description", "isActive").noneMatch(body::has)) {
            throw LegacyError.of(HttpStatus.BAD_REQUEST, "Nenhuma mudança fornecida");
        }
        var words = new Words(
                body.has("label") ? label(body) : present.label(),
                body.has("description") ? body.word("description") : present.description(),
                body.flag("isActive", present.watched()));
        ChannelId channel = new ChannelId(present.channelId());
        if (body.has("channelId")) {
            String word = body.word("channelId");
            ChannelId other = Asked.channel(word == null ? "" : word);
            caller.mustSee(other);
            if (!other.equals(channel)) {
                // another id is another channel: this one leaves the list and keeps its messages
                add(other, words, caller);
                list.remove(channel.value());
                return Data.of(PreviousChannel.of(find(other)));
            }
        }
        list.change(channel.value(), words);
        return Data.of(PreviousChannel.of(find(channel)));
    }

    record Removed(boolean success) {}

    @DeleteMapping(ONE)
    @Requires(Scope.CHANNELS_WRITE)
    ResponseEntity<Removed> remove(HttpServletRequest request, @PathVariable String id) {
        list.remove(find(Caller.of(request), id).channelId());
        return Data.answer(new Removed(true));
    }

    private static @Nullable String label(Body body) {
        String label = body.word("label");
        if (label != null && label.length() > LONGEST_LABEL) {
            throw LegacyError.of(HttpStatus.BAD_REQUEST, "Canal inválido: label com mais de 100 caracteres");
        }
        return label;
    }

    private Named find(Caller caller, String id) {
        ChannelId channel;
        try {
            channel = ChannelId.valueOf(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        caller.mustSee(channel);
        return find(channel);
    }

    private Named find(ChannelId channel) {
        Named found = names.of(List.of(channel.value())).get(channel.value());
        if (found == null) {
            throw unknown();
        }
        return found;
    }

    private static LegacyError unknown() {
        return LegacyError.of(HttpStatus.NOT_FOUND, "Canal não encontrado");
    }
}
