/// What PgBouncer says of its pools, under the names of its official exporter. The driver cannot
/// open the pooler's console, so this speaks PostgreSQL's protocol itself.
///
/// Begin with [PgBouncerMetrics], then [PgBouncerConsole].
@NullMarked
package dev.tradingsystem.telegram.api.pool;

import org.jspecify.annotations.NullMarked;
