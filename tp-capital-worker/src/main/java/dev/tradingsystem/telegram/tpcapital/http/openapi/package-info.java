/// Describes the worker's API from its code, at `/openapi`.
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.openapi;

import org.jspecify.annotations.NullMarked;
