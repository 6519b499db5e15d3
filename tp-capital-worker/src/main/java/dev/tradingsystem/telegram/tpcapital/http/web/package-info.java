/// What every request goes through before it is answered, and the settings of it all.
///
/// Begin with [RequestFilter].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.web;

import org.jspecify.annotations.NullMarked;
