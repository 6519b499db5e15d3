/// Real servers for development, tests and the standalone application, started as processes of
/// this machine.
///
/// Begin with [LocalPostgres]; [Availability] says what this machine can start, and `Run` why
/// nothing is left behind.
@NullMarked
package dev.tradingsystem.telegram.local;

import org.jspecify.annotations.NullMarked;
