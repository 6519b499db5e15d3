package dev.tradingsystem.telegram.api.message;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list of messages can be asked for, as it was sent.
record MessageParameters(
        @Parameter(description = "ids of channels, with commas or repeated, at most 50; default: all the key may see")
        @Nullable
        List<String> channel,

        @Parameter(description = "sent at or after: RFC 3339, epoch seconds or milliseconds, local time, or a date")
        @Nullable
        String from,

        @Parameter(description = "sent before; a date includes that whole day") @Nullable
        String to,

        @Parameter(description = "IANA zone of dates and local times") @Nullable
        String tz,

        @Parameter(description = "any of text, photo, video, document, audio, voice, poll, sticker, other") @Nullable
        List<String> kind,

        @Parameter(description = "all of media, photo, link, caption, reply, forward, album") @Nullable
        List<String> has,

        @Parameter(
                description = "any of received, published, deleted, reprocess_pending; with deleted among them the"
                        + " parameter deleted defaults to any")
        @Nullable
        List<String> status,

        @Parameter(description = "any of live, backfill, audit, import") @Nullable
        List<String> origin,

        @Parameter(description = "true, false or any; default any") @Nullable
        String edited,

        @Parameter(description = "true, false or any; default false") @Nullable
        String deleted,

        @Parameter(description = "answers to this message; needs one channel") @Nullable
        String replyTo,

        @Parameter(description = "messages of this thread; needs one channel") @Nullable
        String thread,

        @Parameter(description = "messages of this album; needs one channel") @Nullable
        String album,

        @Parameter(description = "3 to 200 characters within text or caption, in any case") @Nullable
        String q,

        @Parameter(description = "sent (by the time they were sent, default) or seq (by their newest change)") @Nullable
        String order,

        @Parameter(description = "newest first (desc, default) or oldest first (asc)") @Nullable
        String direction,

        @Parameter(description = "older than this message; needs one channel") @Nullable
        String before,

        @Parameter(description = "newer than this message; needs one channel") @Nullable
        String after,

        @Parameter(description = "this message and what stands around it; needs one channel") @Nullable
        String around,

        @Parameter(
                description = "items on the page, at most 500; default 50. As application/x-ndjson at most 1000000;"
                        + " default all")
        @Nullable
        String limit,

        @Parameter(description = "page.next or page.previous of the page before") @Nullable
        String cursor,

        @Parameter(description = "estimate (the planner's guess) or exact (within 2 s, else a guess)") @Nullable
        String count,

        @Parameter(description = "names of the fields wanted, also media.* and replyTo.*; ids and seq always come")
        @Nullable
        List<String> fields) {}
