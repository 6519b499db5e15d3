/// What the other two apps answer, at this address: the gateway's session and login, the worker's
/// signals. Bodies are passed on as they are, never logged, kept or sent twice.
///
/// Begin with [PassThrough].
@NullMarked
package dev.tradingsystem.telegram.api.gateway;

import org.jspecify.annotations.NullMarked;
