/// What the database says of itself that no exporter asks: hypertables, TimescaleDB's jobs and
/// aggregates, and the last backup. On plain PostgreSQL only the last.
///
/// Begin with [HypertableMetrics].
@NullMarked
package dev.tradingsystem.telegram.api.hypertable;

import org.jspecify.annotations.NullMarked;
