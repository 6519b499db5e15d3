package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.web.AnyParameters;
import io.swagger.v3.oas.annotations.Hidden;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.RestController;

/// A controller of the previous stack's paths: it takes parameters it does not know, stands in no
/// description, and is gone when the layer is switched off.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
@AnyParameters
@Hidden
@ConditionalOnBooleanProperty(name = "telegram.legacy.enabled", matchIfMissing = true)
@interface Previous {}
