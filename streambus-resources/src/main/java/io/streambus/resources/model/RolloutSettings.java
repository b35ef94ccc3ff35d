package io.streambus.resources.model;

/**
 * How brokers are restarted during a rollout.
 *
 * @param inPlace whether a change of images only restarts containers within their pods
 * @param minReadySeconds how long a broker must be ready before the next one is restarted
 */
public record RolloutSettings(boolean inPlace, int minReadySeconds) {}
