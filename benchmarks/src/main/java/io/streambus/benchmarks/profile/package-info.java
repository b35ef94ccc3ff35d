/** Flight recordings, summarized as tables. */
@NullMarked
package io.streambus.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
