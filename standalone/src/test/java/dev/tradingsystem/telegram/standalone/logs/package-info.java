/// What the apps log when they run as they are deployed, each in a process of its own.
@NullMarked
package dev.tradingsystem.telegram.standalone.logs;

import org.jspecify.annotations.NullMarked;
