/// Requests nobody should send, made from the description of the API and a seed.
///
/// Begin with [ApiFuzzIT].
@NullMarked
package dev.tradingsystem.telegram.api.fuzz;

import org.jspecify.annotations.NullMarked;
