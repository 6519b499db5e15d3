/// The cryptography of MTProto as its server needs it.
///
/// Begin with [Kdf], [AesIge] and [RsaPad].
@NullMarked
package dev.tradingsystem.telegram.testdc.crypto;

import org.jspecify.annotations.NullMarked;
