package io.streambus.resources.model;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.streambus.api.values.PullPolicy;

/**
 * Settings of the TLS proxy in a broker pod.
 *
 * @param image repository with tag or digest
 * @param pullPolicy image pull policy
 * @param resources CPU and memory, as canonical quantities
 */
public record ProxySettings(String image, PullPolicy pullPolicy, ResourceRequirements resources) {}
