package dev.tradingsystem.telegram.tpcapital.read;

import java.time.Instant;

/// Where an item stands in a list by the time of its message.
///
/// @param id what tells items of the same time apart
public record Position(Instant sentAt, long id) {}
