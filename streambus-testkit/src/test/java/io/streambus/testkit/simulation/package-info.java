@NullMarked
package io.streambus.testkit.simulation;

import org.jspecify.annotations.NullMarked;
