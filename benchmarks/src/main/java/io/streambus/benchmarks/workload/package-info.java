/** Sample clusters, and a raw client that sends the same requests as the operator. */
@NullMarked
package io.streambus.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
