package io.streambus.resources.model;

/**
 * How brokers restart when a change asks for it.
 *
 * @param inPlace whether a change of nothing but images restarts containers in their pods
 * @param minReadySeconds settling time: how long a broker must be ready before the next one goes
 */
public record RolloutSettings(boolean inPlace, int minReadySeconds) {}
