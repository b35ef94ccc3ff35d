package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.controlplane.Requests;
import java.time.Duration;

/**
 * Result of one round of the raw client.
 *
 * @param writes its write requests
 * @param cpu CPU time of its process, including the watches of others
 */
record RawClientRun(Requests writes, Duration cpu) {}
