/** Control planes to measure on, and the requests in their audit logs. */
@NullMarked
package io.streambus.benchmarks.controlplane;

import org.jspecify.annotations.NullMarked;
