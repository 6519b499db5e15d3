/// The paths of the previous stack, in its shapes and words, for as long as its clients need
/// them. Nothing here knows more than the other packages; nobody else knows this one.
///
/// Begin with [PreviousMessageController].
@NullMarked
package dev.tradingsystem.telegram.api.legacy;

import org.jspecify.annotations.NullMarked;
