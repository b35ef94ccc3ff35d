/**
 * Provides the binaries of a control plane: from a directory, from a cache in the home directory,
 * by downloading official releases with pinned hashes, or by building pinned Go modules.
 */
@NullMarked
package io.streambus.testkit.controlplane.binaries;

import org.jspecify.annotations.NullMarked;
