/** Control planes to measure on, and what their audit logs record. */
@NullMarked
package io.streambus.benchmarks.plane;

import org.jspecify.annotations.NullMarked;
