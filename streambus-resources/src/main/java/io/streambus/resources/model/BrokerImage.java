package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import io.streambus.api.values.PullPolicy;

/**
 * The image of the brokers.
 *
 * @param reference repository with tag or digest
 * @param pullPolicy when a node pulls it
 * @param pullSecrets names of Secrets with registry credentials
 */
public record BrokerImage(
    String reference, PullPolicy pullPolicy, ImmutableList<String> pullSecrets) {}
