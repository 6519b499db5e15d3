/// The console in a real browser, over the three apps, with TDLib logged in to the test data
/// centre.
///
/// Begin with [ConsoleBrowserIT].
@NullMarked
package dev.tradingsystem.telegram.standalone.browser;

import org.jspecify.annotations.NullMarked;
