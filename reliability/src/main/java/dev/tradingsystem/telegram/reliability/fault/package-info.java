/// Everything that is done to an installation. Begin with [Fault].
@NullMarked
package dev.tradingsystem.telegram.reliability.fault;

import org.jspecify.annotations.NullMarked;
