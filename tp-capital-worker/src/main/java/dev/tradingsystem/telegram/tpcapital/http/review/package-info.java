/// What waits for a person: listed, and decided.
///
/// Begin with [ReviewController].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.review;

import org.jspecify.annotations.NullMarked;
