/// How changes come in: from the queue, from the cache, from the log.
///
/// Begin with [ChannelIntake], the one rule for whatever brings a change; [Intake] starts what
/// the mode asks for.
@NullMarked
package dev.tradingsystem.telegram.tpcapital.intake;

import org.jspecify.annotations.NullMarked;
