package dev.tradingsystem.telegram.store.legacy;

import javax.sql.DataSource;

/// Where the previous stack's messages are.
///
/// @param schema usually `telegram_gateway`
/// @param table usually `messages`; `channels` lies beside it
public record LegacySource(DataSource database, String schema, String table) {}
