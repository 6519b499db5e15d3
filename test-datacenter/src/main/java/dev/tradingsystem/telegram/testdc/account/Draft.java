package dev.tradingsystem.telegram.testdc.account;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a post says, before and after it is posted. Begin with [#of] and add to it.
///
/// @param text the text, or the caption of the media
/// @param replyTo the id of a post of the same channel; 0 for none
/// @param topic the id of a forum's topic; 0 for none
/// @param author who wrote it in a supergroup; null for the channel's own voice
/// @param signature the name shown below a post of a broadcast channel
/// @param button the label of a button with a link below the text
public record Draft(
        String text,
        List<Entity> entities,
        @Nullable Media media,
        @Nullable Origin origin,
        int replyTo,
        int topic,
        @Nullable User author,
        @Nullable String signature,
        @Nullable String button) {

    public Draft {
        entities = List.copyOf(entities);
    }

    public static Draft of(String text) {
        return new Draft(text, List.of(), null, null, 0, 0, null, null, null);
    }

    /// The same with another text, whose entities are none.
    public Draft text(String other) {
        return new Draft(other, List.of(), media, origin, replyTo, topic, author, signature, button);
    }

    /// Marks a stretch of the text.
    public Draft mark(Entity.Kind kind, int offset, int length) {
        return mark(new Entity(kind, offset, length, null));
    }

    /// Puts a link under a stretch of the text.
    public Draft link(int offset, int length, String address) {
        return mark(new Entity(Entity.Kind.TEXT_LINK, offset, length, address));
    }

    private Draft mark(Entity entity) {
        List<Entity> more = new ArrayList<>(entities);
        more.add(entity);
        return new Draft(text, more, media, origin, replyTo, topic, author, signature, button);
    }

    public Draft with(Media file) {
        return new Draft(text, entities, file, origin, replyTo, topic, author, signature, button);
    }

    public Draft forwardedFrom(Channel channel, Post post) {
        return from(new Origin.OfChannel(channel, post.id(), post.date()));
    }

    public Draft from(Origin source) {
        return new Draft(text, entities, media, source, replyTo, topic, author, signature, button);
    }

    public Draft replyTo(Post post) {
        return new Draft(text, entities, media, origin, post.id(), topic, author, signature, button);
    }

    public Draft inTopic(int topicId) {
        return new Draft(text, entities, media, origin, replyTo, topicId, author, signature, button);
    }

    public Draft by(User user) {
        return new Draft(text, entities, media, origin, replyTo, topic, user, signature, button);
    }

    public Draft signed(String name) {
        return new Draft(text, entities, media, origin, replyTo, topic, author, name, button);
    }

    public Draft button(@Nullable String label) {
        return new Draft(text, entities, media, origin, replyTo, topic, author, signature, label);
    }
}
