/// Errors as clients see them: RFC 9457 documents, all from one table.
///
/// Begin with [Problem].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.problem;

import org.jspecify.annotations.NullMarked;
