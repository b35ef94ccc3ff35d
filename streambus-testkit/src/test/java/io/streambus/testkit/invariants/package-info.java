@NullMarked
package io.streambus.testkit.invariants;

import org.jspecify.annotations.NullMarked;
