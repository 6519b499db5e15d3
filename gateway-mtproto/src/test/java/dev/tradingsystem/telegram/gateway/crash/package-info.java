/// The gateway as a process of its own among real servers, killed and cut off.
package dev.tradingsystem.telegram.gateway.crash;
