/// What every app does at its start: says which settings hold and where they come from, refuses
/// all that is wrong with them at once, and refuses a schema older than itself. Spring Boot finds
/// it by `META-INF/spring.factories`. Begin with [StartListener].
@NullMarked
package dev.tradingsystem.telegram.store.start;

import org.jspecify.annotations.NullMarked;
