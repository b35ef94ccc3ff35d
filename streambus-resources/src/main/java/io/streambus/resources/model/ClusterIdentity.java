package io.streambus.resources.model;

import java.util.Optional;

/**
 * What names a cluster and its brokers. It is known even if the spec is invalid.
 *
 * @param name name of the cluster
 * @param namespace namespace of all objects
 * @param uid UID of the custom resource; absent if it is not stored
 * @param clusterDomain domain of the Kubernetes cluster, such as {@code cluster.local}
 * @param replicas number of brokers, at least 1
 */
public record ClusterIdentity(
    String name, String namespace, Optional<String> uid, String clusterDomain, int replicas) {}
