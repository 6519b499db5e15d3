/// Photos, fetched from Telegram when somebody asks for them.
///
/// Begin with [PhotoController].
@NullMarked
package dev.tradingsystem.telegram.api.media;

import org.jspecify.annotations.NullMarked;
