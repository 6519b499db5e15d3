/// Drops what is older than the operator keeps, and says at which age the rest is compressed.
///
/// Begin with [RetentionJob].
@NullMarked
package dev.tradingsystem.telegram.gateway.retention;

import org.jspecify.annotations.NullMarked;
