/// A page of fifty messages from the REST API over a million of them, beside an empty endpoint.
///
/// Begin with [ApiLoad].
@NullMarked
package dev.tradingsystem.telegram.benchmarks.api;

import org.jspecify.annotations.NullMarked;
