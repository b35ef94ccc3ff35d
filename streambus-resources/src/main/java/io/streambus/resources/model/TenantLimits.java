package io.streambus.resources.model;

import java.util.Optional;

/**
 * What a tenant may use; absent is unlimited.
 *
 * @param topics number of topics
 * @param partitionsPerTopic number of partitions of each topic
 * @param connections number of client connections
 * @param bandwidthMebibytes MiB per second, produced and fetched together
 * @param storageGibibytes GiB of stored data
 * @param messagesPerSecond number of messages per second
 */
public record TenantLimits(
    Optional<Integer> topics,
    Optional<Integer> partitionsPerTopic,
    Optional<Integer> connections,
    Optional<Integer> bandwidthMebibytes,
    Optional<Integer> storageGibibytes,
    Optional<Integer> messagesPerSecond) {}
