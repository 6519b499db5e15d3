/// The description of this API, made from its code.
@NullMarked
package dev.tradingsystem.telegram.api.openapi;

import org.jspecify.annotations.NullMarked;
