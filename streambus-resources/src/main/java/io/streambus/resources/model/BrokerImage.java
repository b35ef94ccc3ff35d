package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import io.streambus.api.values.PullPolicy;

/**
 * Image of the brokers.
 *
 * @param reference repository with tag or digest
 * @param pullPolicy image pull policy
 * @param pullSecrets names of Secrets with registry credentials
 */
public record BrokerImage(
    String reference, PullPolicy pullPolicy, ImmutableList<String> pullSecrets) {}
