/** Suite {@code restart}: what the operator writes when it restarts beside clusters at rest. */
@NullMarked
package io.streambus.benchmarks.restart;

import org.jspecify.annotations.NullMarked;
