/**
 * Provides the programs of a Kubernetes control plane: from a folder, from a cache in the home
 * directory, by download of the official releases, or by a build from pinned Go modules.
 */
@NullMarked
package io.streambus.testkit.binaries;

import org.jspecify.annotations.NullMarked;
