/** Texts that users, brokers and other clients write, as parts of messages. */
@NullMarked
package io.streambus.api.text;

import org.jspecify.annotations.NullMarked;
