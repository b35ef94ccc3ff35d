/** What clients meet in front of a broker, with the real HAProxy. */
@NullMarked
package io.streambus.testkit.proxy;

import org.jspecify.annotations.NullMarked;
