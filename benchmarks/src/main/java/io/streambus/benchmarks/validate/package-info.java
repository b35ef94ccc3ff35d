/** Suite {@code validate}: how long the command takes for one file. */
@NullMarked
package io.streambus.benchmarks.validate;

import org.jspecify.annotations.NullMarked;
