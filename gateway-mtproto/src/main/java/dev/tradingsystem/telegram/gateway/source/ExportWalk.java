package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.BrokenElement;
import dev.tradingsystem.telegram.gateway.ingest.EventIntake;
import dev.tradingsystem.telegram.gateway.ingest.MalformedUpdate;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.model.MessageEvent;
import java.time.Clock;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/// One walk through an export, token by token, from the root to the single messages.
final class ExportWalk {

    private final JsonParser json;
    private final String source;
    private final ExportMessages messages;
    private final Clock clock;
    private final EventIntake intake;

    /// Whether this turned out to be an export; before that, nothing has been handed on.
    private boolean recognised;

    ExportWalk(JsonParser json, String source, ExportMessages messages, Clock clock, EventIntake intake) {
        this.json = json;
        this.source = source;
        this.messages = messages;
        this.clock = clock;
        this.intake = intake;
    }

    void root() throws InterruptedException {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw new UnreadableSource("%s is empty".formatted(source));
        }
        if (first != JsonToken.START_OBJECT) {
            throw new UnreadableSource(
                    "%s is not a Telegram Desktop export: it is JSON, but no object".formatted(source));
        }
        var head = new ExportedChat();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "messages" -> single(head);
                case "chats", "left_chats" -> chats(value);
                default -> headOrNothing(head, name);
            }
        }
        if (!recognised) {
            throw new UnreadableSource(
                    "%s is not a Telegram Desktop export: it has neither messages nor chats".formatted(source));
        }
        if (json.nextToken() != null) {
            broken(position(), "more follows after the export's end; it was not read", "");
        }
    }

    /// The file is no JSON from here on.
    void endsHere(JacksonException e) throws InterruptedException {
        String fault = e.getOriginalMessage().lines().findFirst().orElse("");
        String place = position(e.getLocation() == null ? json.currentLocation() : e.getLocation());
        if (!recognised) {
            throw new UnreadableSource(
                    "%s is not a Telegram Desktop export, nor JSON at %s: %s".formatted(source, place, fault), e);
        }
        broken(
                place,
                "the file is not JSON from here on (%s): what stands before was taken, the rest cannot be read"
                        .formatted(fault),
                "");
    }

    private void single(ExportedChat head) throws InterruptedException {
        long channelId;
        try {
            channelId = head.channelId();
        } catch (MalformedUpdate e) {
            throw new UnreadableSource("%s cannot be taken: %s".formatted(source, e.getMessage()), e);
        }
        if (!head.isChannel()) {
            throw new UnreadableSource("%s is the export of a %s, not of a channel".formatted(source, head.type()));
        }
        messages(channelId, head);
    }

    private void chats(JsonToken value) throws InterruptedException {
        if (value != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("list")) {
                recognised = true;
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    chat();
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private void chat() throws InterruptedException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            String place = position();
            broken(place, "this is not a chat", tree().toString());
            return;
        }
        var head = new ExportedChat();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (name.equals("messages")) {
                oneOfMany(head);
            } else {
                headOrNothing(head, name);
            }
        }
    }

    private void oneOfMany(ExportedChat head) throws InterruptedException {
        long channelId;
        try {
            if (head.type() != null && !head.isChannel()) {
                json.skipChildren();
                intake.ignored(new Normalised.Ignored(Normalised.Reason.OTHER_CHAT));
                return;
            }
            channelId = head.channelId();
        } catch (MalformedUpdate e) {
            broken(position(), e.getMessage() + "; its messages were not taken", "");
            json.skipChildren();
            return;
        }
        messages(channelId, head);
    }

    private void headOrNothing(ExportedChat head, String name) {
        if (ExportedChat.FIELDS.contains(name) && json.currentToken().isScalarValue()) {
            head.set(name, tree());
        } else {
            json.skipChildren();
        }
    }

    private void messages(long channelId, ExportedChat head) throws InterruptedException {
        recognised = true;
        if (json.currentToken() != JsonToken.START_ARRAY) {
            String place = position();
            broken(place, "the messages of channel %d are no list".formatted(channelId), tree().toString());
            return;
        }
        intake.channel(channelId, head.name());
        for (long number = 1; json.nextToken() != JsonToken.END_ARRAY; number++) {
            String place = "message %d of channel %d, %s".formatted(number, channelId, position());
            message(tree(), place, channelId, head);
        }
    }

    private void message(JsonNode element, String place, long channelId, ExportedChat head)
            throws InterruptedException {
        Normalised read;
        try {
            read = messages.read(element, channelId, head.name(), clock.instant());
        } catch (MalformedUpdate e) {
            broken(place, e.getMessage(), element.toString());
            return;
        }
        hand(read);
    }

    private void hand(Normalised read) throws InterruptedException {
        switch (read) {
            case Normalised.Events(var events) -> {
                for (MessageEvent event : events) {
                    intake.accept(event);
                }
            }
            case Normalised.ServiceMessage(var channelId, var messageId, var sentAt) ->
                intake.service(channelId, messageId, sentAt);
            case Normalised.Ignored ignored -> intake.ignored(ignored);
            case Normalised.ContentSeen _, Normalised.EditDated _ ->
                throw new IllegalStateException("an export has whole messages only");
        }
    }

    private JsonNode tree() {
        return json.readValueAsTree();
    }

    private void broken(String place, String reason, String raw) throws InterruptedException {
        intake.broken(new BrokenElement(source, place, reason, raw));
    }

    private String position() {
        return position(json.currentTokenLocation());
    }

    private static String position(TokenStreamLocation at) {
        String place = String.format(Locale.ROOT, "line %d, column %d", at.getLineNr(), at.getColumnNr());
        return at.getByteOffset() < 0 ? place : place + ", byte " + at.getByteOffset();
    }
}
