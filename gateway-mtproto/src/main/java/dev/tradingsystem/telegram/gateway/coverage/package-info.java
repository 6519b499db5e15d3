/// Proves that nothing is missing: asks history for ids without a verdict, and reads again what
/// may have changed while nobody watched.
///
/// Begin with [CatchUp].
@NullMarked
package dev.tradingsystem.telegram.gateway.coverage;

import org.jspecify.annotations.NullMarked;
