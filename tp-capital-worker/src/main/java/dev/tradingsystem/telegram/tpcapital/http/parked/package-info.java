/// Changes that were given up: listed, and tried again on request.
///
/// Begin with [ParkedController].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.parked;

import org.jspecify.annotations.NullMarked;
