/// The TL language: schema lines, and objects read and written by them.
///
/// Begin with [Tl] and [TlSchema].
@NullMarked
package dev.tradingsystem.telegram.testdc.tl;

import org.jspecify.annotations.NullMarked;
