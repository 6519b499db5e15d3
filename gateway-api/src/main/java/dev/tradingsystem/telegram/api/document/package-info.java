/// The documents that several resources share: a message, and a change of one.
///
/// Begin with [MessageDocument].
@NullMarked
package dev.tradingsystem.telegram.api.document;

import org.jspecify.annotations.NullMarked;
