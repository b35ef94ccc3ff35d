/** TODO. */
@NullMarked
package io.streambus.benchmarks.report;

import org.jspecify.annotations.NullMarked;
