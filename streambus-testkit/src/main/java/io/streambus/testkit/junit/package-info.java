/** JUnit extensions. */
@NullMarked
package io.streambus.testkit.junit;

import org.jspecify.annotations.NullMarked;
