/** Control planes to measure on, and what their audit logs tell. */
@NullMarked
package io.streambus.benchmarks.plane;

import org.jspecify.annotations.NullMarked;
