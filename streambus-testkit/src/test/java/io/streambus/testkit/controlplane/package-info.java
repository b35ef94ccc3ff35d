@NullMarked
package io.streambus.testkit.controlplane;

import org.jspecify.annotations.NullMarked;
