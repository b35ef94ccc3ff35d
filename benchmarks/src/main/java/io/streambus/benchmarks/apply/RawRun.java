package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.plane.Requests;
import java.time.Duration;

/**
 * What one round of a raw client gave.
 *
 * @param cpu time of its process, the watching of others included
 */
record RawRun(Requests writes, Duration cpu) {}
