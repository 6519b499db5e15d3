/// What happens in the channels, by chance and the same for the same seed. Begin with [Workload].
@NullMarked
package dev.tradingsystem.telegram.reliability.workload;

import org.jspecify.annotations.NullMarked;
