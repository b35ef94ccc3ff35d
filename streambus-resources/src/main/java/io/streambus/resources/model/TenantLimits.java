package io.streambus.resources.model;

import java.util.Optional;

/**
 * Limits of a tenant; an absent limit means unlimited.
 *
 * @param topics number of topics
 * @param partitionsPerTopic number of partitions per topic
 * @param connections number of client connections
 * @param bandwidthMebibytes MiB per second, produced and fetched combined
 * @param storageGibibytes GiB of stored data
 * @param messagesPerSecond messages per second
 */
public record TenantLimits(
    Optional<Integer> topics,
    Optional<Integer> partitionsPerTopic,
    Optional<Integer> connections,
    Optional<Integer> bandwidthMebibytes,
    Optional<Integer> storageGibibytes,
    Optional<Integer> messagesPerSecond) {}
