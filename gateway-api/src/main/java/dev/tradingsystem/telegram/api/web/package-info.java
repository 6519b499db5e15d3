/// What every request goes through: an id, headers, the version, and strictness about parameters.
///
/// Begin with [WebConfiguration].
@NullMarked
package dev.tradingsystem.telegram.api.web;

import org.jspecify.annotations.NullMarked;
