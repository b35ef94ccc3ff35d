package io.streambus.resources.model;

import io.streambus.resources.canonical.CanonicalQuantity;
import java.util.Optional;

/**
 * The volumes of one broker.
 *
 * @param storageClass class of both; absent for the default class of the Kubernetes cluster
 * @param size of the message volume
 * @param raftSize of the Raft volume
 */
public record BrokerStorage(
    Optional<String> storageClass, CanonicalQuantity size, CanonicalQuantity raftSize) {}
