package io.streambus.benchmarks.roll;

import io.streambus.benchmarks.plane.Requests;
import java.time.Duration;

/**
 * What one roll by the operator gave.
 *
 * @param rollStrategy in which it was done
 * @param time from the first cluster posted until each broker runs the new image and is ready
 * @param requests of the operator in that time and until it was quiet
 * @param violations of invariants since the clusters were created
 */
record RollRun(RollStrategy rollStrategy, Duration time, Requests requests, int violations) {}
