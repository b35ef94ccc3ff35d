/** Suite {@code micro}: pure computation, measured with JMH. */
@NullMarked
package io.streambus.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
