package io.streambus.resources.model;

import io.streambus.resources.canonical.CanonicalQuantity;
import java.util.Optional;

/**
 * Volumes of one broker.
 *
 * @param storageClass StorageClass of both volumes; absent for the default class
 * @param size size of the message volume
 * @param raftSize size of the Raft volume
 */
public record BrokerStorage(
    Optional<String> storageClass, CanonicalQuantity size, CanonicalQuantity raftSize) {}
