/// TDLib as seen from Java: its JSON objects and, later, its functions.
///
/// Begin with [TdObject].
@NullMarked
package dev.tradingsystem.telegram.td;

import org.jspecify.annotations.NullMarked;
