package dev.tradingsystem.telegram.tpcapital.database;

import javax.sql.DataSource;

/// The gateway's database: the log is read from it, progress is reported to it.
///
/// @param source pooled
public record GatewayDatabase(DataSource source) {}
