/// Replays over HTTP: begun, watched, looked through, applied, cancelled.
///
/// Begin with [ReplayController].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.replay;

import org.jspecify.annotations.NullMarked;
