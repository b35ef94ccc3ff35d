package io.streambus.benchmarks.whole;

import io.streambus.benchmarks.controlplane.Requests;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Result of one round of the operator.
 *
 * @param time time from posting the first cluster until all clusters are Running
 * @param requests requests of the operator from posting the first cluster until it is idle
 * @param timeToLastObject time from posting the first cluster until the operator has written the
 *     last object
 * @param reconciles number of reconciliations over all clusters in that period
 * @param cpu CPU time of the operator
 * @param resident resident memory of the operator, in MiB
 * @param idleRequests number of requests during {@link OperatorRound#IDLE}; empty if not measured
 */
record OperatorRun(
    Duration time,
    Requests requests,
    Duration timeToLastObject,
    double reconciles,
    Duration cpu,
    double resident,
    OptionalInt idleRequests) {}
