/// Where the service listens.
///
/// Begin with [WebConfiguration].
@NullMarked
package dev.tradingsystem.telegram.gateway.web;

import org.jspecify.annotations.NullMarked;
