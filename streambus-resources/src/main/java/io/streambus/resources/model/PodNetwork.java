package io.streambus.resources.model;

/**
 * How a pod of a broker is connected.
 *
 * @param ports ports of the broker, or of its proxy for clients
 * @param hostNetwork whether the pod uses the network namespace of its node
 */
public record PodNetwork(BrokerPorts ports, boolean hostNetwork) {}
