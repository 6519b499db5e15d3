package dev.tradingsystem.telegram.reliability.fault;

import dev.tradingsystem.telegram.reliability.observe.Witness;
import dev.tradingsystem.telegram.reliability.stack.Stack;

/// Where faults happen.
public record Scene(Stack stack, Witness witness) {}
