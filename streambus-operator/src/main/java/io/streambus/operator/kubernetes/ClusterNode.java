package io.streambus.operator.kubernetes;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;

/**
 * The properties of a node that determine which pods it fits.
 *
 * @param cordoned whether the node is marked as unschedulable
 * @param allocatable resources available to pods, by resource name
 */
public record ClusterNode(
    String name,
    ImmutableMap<String, String> labels,
    boolean cordoned,
    ImmutableList<Taint> taints,
    ImmutableMap<String, Quantity> allocatable) {}
