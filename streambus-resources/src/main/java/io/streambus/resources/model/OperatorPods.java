package io.streambus.resources.model;

import com.google.common.collect.ImmutableMap;

/**
 * The pods of the operator.
 *
 * @param namespace their namespace
 * @param labels labels that only they have in that namespace; empty if unknown, which selects all
 *     pods of the namespace
 */
public record OperatorPods(String namespace, ImmutableMap<String, String> labels) {}
