package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.Optional;

/**
 * Network access to the brokers.
 *
 * @param clients peers that can connect to the client port; empty for all
 * @param metricsClients peers other than the operator that can connect to the HTTP port; empty for
 *     none
 * @param operatorPods pods of the operator, which can connect to the HTTP port; absent if it runs
 *     outside the Kubernetes cluster
 */
public record NetworkAccess(
    ImmutableList<NetworkPolicyPeer> clients,
    ImmutableList<NetworkPolicyPeer> metricsClients,
    Optional<OperatorPods> operatorPods) {}
