package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.controlplane.Requests;
import io.streambus.benchmarks.process.Memory;
import java.time.Duration;

/**
 * Result of restarting the operator on clusters that match their desired state.
 *
 * @param timeToReady time from process start until the caches are synced
 * @param requests requests from process start until the operator has been idle for a while
 * @param cpu CPU time of the process
 * @param memory memory use after that
 */
record RestartRun(Duration timeToReady, Requests requests, Duration cpu, Memory memory) {}
