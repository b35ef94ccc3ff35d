package io.streambus.benchmarks.whole;

import io.streambus.benchmarks.plane.Requests;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What one round with the operator gave.
 *
 * @param time from the first cluster posted until all run
 * @param requests of the operator in that time and until it was quiet
 * @param toLastObject from the first cluster posted until the operator had written the last object
 * @param reconciles over all clusters in that time
 * @param cpu time of the operator
 * @param resident memory of the operator in MiB
 * @param idleRequests in {@link OperatorRound#IDLE}; empty where that was not measured
 */
record OperatorRun(
    Duration time,
    Requests requests,
    Duration toLastObject,
    double reconciles,
    Duration cpu,
    double resident,
    OptionalInt idleRequests) {}
