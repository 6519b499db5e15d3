package dev.tradingsystem.telegram.api.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tradingsystem.telegram.api.condition.Etags;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.listing.ChannelList;
import dev.tradingsystem.telegram.store.listing.ChannelList.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Changes the list of channels. Works also while the gateway is down: it reads the list.
@RestController
@Requires(Scope.CHANNELS_WRITE)
@Tag(name = "channels")
class ListingController {

    private static final String ONE = "/channels/{c:-?\\d{1,19}}";
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_DESCRIPTION = 500;

    private final ChannelList list;
    private final ListedChannels listed;
    private final FirstHistory history;
    private final Etags etags;

    ListingController(ChannelList list, ListedChannels listed, FirstHistory history, Etags etags) {
        this.list = list;
        this.listed = listed;
        this.history = history;
        this.etags = etags;
    }

    /// @param channelId its id, or
    /// @param username its name at Telegram, if the last discovery found it
    /// @param label at most 100 characters
    /// @param description at most 500 characters
    /// @param watched default true
    record NewChannel(
            @Nullable ChannelId channelId,
            @Nullable String username,
            @Nullable String label,
            @Nullable String description,
            @Nullable Boolean watched,
            @Nullable Backfill backfill) {}

    /// How much of the past is wanted.
    ///
    /// @param mode `all`, `since`, `last` (default) or `none`
    /// @param since a date, for `since`
    /// @param last 1 to 1,000,000, for `last`; default 1000
    record Backfill(
            @Nullable String mode,
            @Nullable String since,
            @Nullable Integer last) {}

    /// The channel, and the job that fetches its past.
    record Added(
            @JsonUnwrapped ChannelDocument channel,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String job) {}

    /// A merge patch: what is not named stays, null empties.
    record Change(
            @Nullable String label,
            @Nullable String description,
            @Nullable Boolean watched) {}

    @PostMapping("/channels")
    @Operation(operationId = "addChannel", summary = "Lists a channel, and asks for its past")
    ResponseEntity<Added> add(HttpServletRequest request, @RequestBody NewChannel wanted) {
        Caller caller = Caller.of(request);
        ChannelId channel = id(wanted);
        caller.mustSee(channel);
        var words = new Words(
                checked("/label", wanted.label(), LONGEST_LABEL),
                checked("/description", wanted.description(), LONGEST_DESCRIPTION),
                !Boolean.FALSE.equals(wanted.watched()));
        FirstHistory.Wish wish = FirstHistory.wish(wanted.backfill());
        if (!list.add(channel.value(), words)) {
            throw ApiProblem.of(Problem.CHANNEL_EXISTS, "channel " + channel + " is listed")
                    .with("href", "/channels/" + channel);
        }
        String job = words.watched() ? history.ask(channel, wish, caller) : null;
        return ResponseEntity.created(URI.create("/channels/" + channel))
                .cacheControl(CacheControl.noStore())
                .body(new Added(listed.find(channel), job));
    }

    private ChannelId id(NewChannel wanted) {
        String username = wanted.username();
        if ((wanted.channelId() == null) == (username == null)) {
            throw ApiProblem.invalidBody("/channelId", "either channelId or username");
        }
        if (username == null) {
            return Objects.requireNonNull(wanted.channelId());
        }
        if (!username.matches("[A-Za-z0-9_]{4,32}")) {
            throw ApiProblem.invalidBody("/username", "[A-Za-z0-9_]{4,32}");
        }
        return list.named(username)
                .map(ChannelId::new)
                .orElseThrow(() -> ApiProblem.of(
                        Problem.GATEWAY_UNAVAILABLE,
                        "the name is not among the discovered chats; start a job of kind discover, or give the id"));
    }

    @PatchMapping(
            path = ONE,
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @Operation(operationId = "changeChannel", summary = "Changes label, description, or whether it is watched")
    ResponseEntity<ChannelDocument> change(
            HttpServletRequest request,
            @PathVariable("c") ChannelId channel,
            @RequestBody @Schema(implementation = Change.class) JsonNode patch) {
        Caller.of(request).mustSee(channel);
        ChannelDocument present = listed.find(channel);
        etags.mustMatch(request, present);
        if (!patch.isObject()) {
            throw ApiProblem.invalidBody("/", "an object");
        }
        patch.propertyNames().stream()
                .filter(name -> !name.equals("label") && !name.equals("description") && !name.equals("watched"))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiProblem.unknownField(name, "label, description or watched");
                });
        list.change(
                channel.value(),
                new Words(
                        text(patch, "label", present.label(), LONGEST_LABEL),
                        text(patch, "description", present.description(), LONGEST_DESCRIPTION),
                        watched(patch, present.watched())));
        ChannelDocument now = listed.find(channel);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(etags.strong(now))
                .body(now);
    }

    private static @Nullable String text(JsonNode patch, String name, @Nullable String present, int longest) {
        JsonNode value = patch.path(name);
        if (value.isMissingNode()) {
            return present;
        }
        if (!value.isString() && !value.isNull()) {
            throw ApiProblem.invalidBody("/" + name, "a text or null");
        }
        return value.isNull() ? null : checked("/" + name, value.stringValue(), longest);
    }

    private static boolean watched(JsonNode patch, boolean present) {
        JsonNode value = patch.path("watched");
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw ApiProblem.invalidBody("/watched", "true or false");
        }
        return value.isMissingNode() ? present : value.booleanValue();
    }

    @DeleteMapping(ONE)
    @Operation(operationId = "removeChannel", summary = "Takes a channel off the list; its messages stay")
    ResponseEntity<Void> remove(HttpServletRequest request, @PathVariable("c") ChannelId channel) {
        Caller.of(request).mustSee(channel);
        etags.mustMatch(request, listed.find(channel));
        list.remove(channel.value());
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }

    private static @Nullable String checked(String pointer, @Nullable String text, int longest) {
        if (text != null && (text.length() > longest || text.indexOf('\0') >= 0)) {
            throw ApiProblem.invalidBody(pointer, "at most " + longest + " characters");
        }
        return text;
    }
}
