@NullMarked
package io.streambus.testkit.controlplane.binaries;

import org.jspecify.annotations.NullMarked;
