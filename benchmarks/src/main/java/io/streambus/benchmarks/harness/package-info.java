/** Settings, progress output and failures shared by all suites. */
@NullMarked
package io.streambus.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
