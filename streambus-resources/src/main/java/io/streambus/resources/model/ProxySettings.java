package io.streambus.resources.model;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.streambus.api.values.PullPolicy;

/**
 * The TLS proxy of a broker pod.
 *
 * @param image repository with tag or digest
 * @param pullPolicy when a node pulls it
 * @param resources CPU and memory, in canonical quantities
 */
public record ProxySettings(String image, PullPolicy pullPolicy, ResourceRequirements resources) {}
