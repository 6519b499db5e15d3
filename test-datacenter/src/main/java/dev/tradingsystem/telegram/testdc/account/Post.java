package dev.tradingsystem.telegram.testdc.account;

import org.jspecify.annotations.Nullable;

/// A message of a channel as it stands after some change; later changes make another `Post`.
///
/// @param id counts from 1 in its channel and is never used again
/// @param date Unix seconds
/// @param content what it says; empty when it is a service message
/// @param album what the parts of an album share; 0 for none
/// @param editDate Unix seconds of the last edit; 0 for none
/// @param action what a service message tells; null for an ordinary post
public record Post(
        int id,
        int date,
        Draft content,
        long album,
        int editDate,
        int views,
        boolean pinned,
        @Nullable Action action) {

    public boolean isService() {
        return action != null;
    }

    public String text() {
        return content.text();
    }

    Post edited(Draft now, int at) {
        return new Post(id, date, now, album, at, views, pinned, action);
    }

    Post seen(int times) {
        return new Post(id, date, content, album, editDate, times, pinned, action);
    }

    Post pinned(boolean now) {
        return new Post(id, date, content, album, editDate, views, now, action);
    }
}
