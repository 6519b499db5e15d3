/// The endpoints of the service itself: probes, health, metrics.
///
/// Begin with [HealthController].
@NullMarked
package dev.tradingsystem.telegram.gateway.http;

import org.jspecify.annotations.NullMarked;
