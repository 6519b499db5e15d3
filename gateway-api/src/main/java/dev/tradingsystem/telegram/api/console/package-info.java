/// The console: a page for people, made of static files that ask this API like any other client,
/// and the session that stands for a key in a browser.
///
/// Begin with [PageController].
@NullMarked
package dev.tradingsystem.telegram.api.console;

import org.jspecify.annotations.NullMarked;
