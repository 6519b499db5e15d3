package dev.tradingsystem.telegram.model;

/// Points at a message, which may or may not be stored.
public record MessageRef(long channelId, long messageId) {}
