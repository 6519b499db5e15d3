/// Days of a channel made up by chance, the same for the same seed.
///
/// Begin with [ScriptedDay].
@NullMarked
package dev.tradingsystem.telegram.testdc.script;

import org.jspecify.annotations.NullMarked;
