/** What operators in this JVM log. */
@NullMarked
package io.streambus.testkit.logs;

import org.jspecify.annotations.NullMarked;
