/// What the worker answers over HTTP, a package for each kind of thing.
///
/// Begin with `signal.SignalController`; `key.KeyFilter` stands in front of everything but the
/// probes, and `problem.Problem` lists every error.
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http;

import org.jspecify.annotations.NullMarked;
