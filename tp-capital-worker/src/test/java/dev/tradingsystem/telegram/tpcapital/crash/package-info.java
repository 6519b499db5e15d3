/// What dies, and what is nevertheless there in the end: the worker as a process of its own.
@NullMarked
package dev.tradingsystem.telegram.tpcapital.crash;

import org.jspecify.annotations.NullMarked;
