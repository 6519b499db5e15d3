/// The crash matrix: faults, one after the other, in an installation under load,
/// and what became of every message. Begin with [Matrix].
@NullMarked
package dev.tradingsystem.telegram.reliability;

import org.jspecify.annotations.NullMarked;
