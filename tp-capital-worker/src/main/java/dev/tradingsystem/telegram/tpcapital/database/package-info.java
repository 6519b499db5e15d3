/// The two databases: the gateway's, read only and through the pool, and the worker's own, where
/// signals live.
///
/// Begin with [DatabaseConfiguration]. An app that starts without either waits for it, and does
/// not fail.
@NullMarked
package dev.tradingsystem.telegram.tpcapital.database;

import org.jspecify.annotations.NullMarked;
