@NullMarked
package io.streambus.testkit.faults;

import org.jspecify.annotations.NullMarked;
