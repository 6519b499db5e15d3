/// Ids as they stand in paths, parameters and JSON: 64 bits, so strings.
@NullMarked
package dev.tradingsystem.telegram.api.id;

import org.jspecify.annotations.NullMarked;
