package io.streambus.operator.kubernetes;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;

/**
 * A node, as far as it tells which pods it takes.
 *
 * @param cordoned whether it is marked as unschedulable
 * @param allocatable what its pods can have together, by resource
 */
public record ClusterNode(
    String name,
    ImmutableMap<String, String> labels,
    boolean cordoned,
    ImmutableList<Taint> taints,
    ImmutableMap<String, Quantity> allocatable) {}
