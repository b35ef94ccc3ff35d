/** Rolls of many clusters to another image, by the operator and by Kubernetes itself. */
@NullMarked
package io.streambus.benchmarks.roll;

import org.jspecify.annotations.NullMarked;
