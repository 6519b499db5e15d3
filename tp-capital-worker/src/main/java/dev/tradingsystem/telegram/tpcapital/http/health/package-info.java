/// What works and what does not, from live probes only.
///
/// Begin with [HealthController].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.health;

import org.jspecify.annotations.NullMarked;
