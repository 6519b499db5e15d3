/// The words of the product: messages, events, their keys, and the documents that carry them.
///
/// Begin with [MessageEvent]: what a source saw. [dev.tradingsystem.telegram.model.wire.Change]
/// is what became of it.
@NullMarked
package dev.tradingsystem.telegram.model;

import org.jspecify.annotations.NullMarked;
