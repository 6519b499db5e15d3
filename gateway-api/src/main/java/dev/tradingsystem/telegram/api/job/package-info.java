/// Jobs: work that somebody asked the gateway for.
///
/// Begin with [JobController].
@NullMarked
package dev.tradingsystem.telegram.api.job;

import org.jspecify.annotations.NullMarked;
