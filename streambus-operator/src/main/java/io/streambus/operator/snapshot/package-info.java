/** What one reconciliation knows of its cluster, read once. */
@NullMarked
package io.streambus.operator.snapshot;

import org.jspecify.annotations.NullMarked;
