/**
 * Suite {@code apply}: many existing clusters at operator startup, on an API server without
 * controllers.
 */
@NullMarked
package io.streambus.benchmarks.apply;

import org.jspecify.annotations.NullMarked;
