package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.Optional;

/**
 * Who may connect to the brokers.
 *
 * @param clients to the client port; empty for everybody
 * @param monitors to the HTTP port, besides the operator; empty for nobody
 * @param operatorNamespace namespace of the operator; absent where it runs outside of the
 *     Kubernetes cluster
 */
public record NetworkAccess(
    ImmutableList<NetworkPolicyPeer> clients,
    ImmutableList<NetworkPolicyPeer> monitors,
    Optional<String> operatorNamespace) {}
