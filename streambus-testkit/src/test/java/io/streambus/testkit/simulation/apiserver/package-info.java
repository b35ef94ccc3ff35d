@NullMarked
package io.streambus.testkit.simulation.apiserver;

import org.jspecify.annotations.NullMarked;
