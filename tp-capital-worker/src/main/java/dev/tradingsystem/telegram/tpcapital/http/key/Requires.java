package dev.tradingsystem.telegram.tpcapital.http.key;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The scope a handler needs; the one on the method wins. Without any, every valid key will do.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    /// The one scope.
    Scope value();
}
