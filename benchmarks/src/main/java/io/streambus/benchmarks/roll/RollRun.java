package io.streambus.benchmarks.roll;

import io.streambus.benchmarks.controlplane.Requests;
import java.time.Duration;

/**
 * Result of one roll by the operator.
 *
 * @param rollStrategy strategy of the roll
 * @param time time from posting the first cluster until every broker is ready with the new image
 * @param requests requests of the operator from posting the first cluster until it is idle
 * @param violations number of invariant violations since the clusters were created
 */
record RollRun(RollStrategy rollStrategy, Duration time, Requests requests, int violations) {}
