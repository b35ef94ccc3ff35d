package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.plane.Requests;
import io.streambus.benchmarks.process.Memory;
import java.time.Duration;

/**
 * What a restart gave in which the operator found everything as it should be.
 *
 * @param toReady from the start until its caches were filled
 * @param requests from the start until it had been at rest for a while
 * @param memory after that
 */
record RestartRun(Duration toReady, Requests requests, Duration cpu, Memory memory) {}
