package dev.tradingsystem.telegram.model;

/// What makes two events the same: the version of a message in its channel.
public record EventKey(long channelId, long messageId, int version) {}
