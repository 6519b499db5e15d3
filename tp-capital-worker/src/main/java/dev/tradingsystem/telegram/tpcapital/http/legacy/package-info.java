/// Version 0 of the API: the shapes of the previous stack, for as long as its clients need them.
///
/// Begin with [PreviousSignalController].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.legacy;

import org.jspecify.annotations.NullMarked;
