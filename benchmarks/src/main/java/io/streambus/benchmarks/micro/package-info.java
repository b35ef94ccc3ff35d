/** Pure computation, measured by JMH. */
@NullMarked
package io.streambus.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
