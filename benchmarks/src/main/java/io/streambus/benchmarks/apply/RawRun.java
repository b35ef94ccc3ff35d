package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.plane.Requests;
import java.time.Duration;

/**
 * Result of one round of the raw client.
 *
 * @param writes its write requests
 * @param cpu CPU time of its process, including the watches of others
 */
record RawRun(Requests writes, Duration cpu) {}
