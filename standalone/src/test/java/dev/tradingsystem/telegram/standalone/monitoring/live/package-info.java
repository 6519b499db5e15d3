/// The rules and dashboards before a real Prometheus that watches the real apps and servers.
///
/// Begin with [LivePrometheusIT].
@NullMarked
package dev.tradingsystem.telegram.standalone.monitoring.live;

import org.jspecify.annotations.NullMarked;
