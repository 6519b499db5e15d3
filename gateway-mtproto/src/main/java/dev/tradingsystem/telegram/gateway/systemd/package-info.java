/// What systemd is told: that the service is ready, how it is, that it lives, and that it stops.
///
/// Begin with [Notices]. Nothing in here does anything unless systemd asks for it.
@NullMarked
package dev.tradingsystem.telegram.gateway.systemd;

import org.jspecify.annotations.NullMarked;
