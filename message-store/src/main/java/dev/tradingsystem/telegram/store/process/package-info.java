/// What every app says of its own process: memory with the limit that is set for it, and only
/// disks that are there. Spring Boot finds it by `AutoConfiguration.imports`. Begin with
/// [ControlGroup].
@NullMarked
package dev.tradingsystem.telegram.store.process;

import org.jspecify.annotations.NullMarked;
