/// What is proved about message ids: nothing is called missing or deleted without proof.
///
/// Begin with [CoverageLedger].
@NullMarked
package dev.tradingsystem.telegram.store.coverage;

import org.jspecify.annotations.NullMarked;
