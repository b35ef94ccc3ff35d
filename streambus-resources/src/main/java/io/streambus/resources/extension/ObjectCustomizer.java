package io.streambus.resources.extension;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.resources.model.BrokerCluster;
import java.util.function.BiFunction;

/**
 * Changes all objects of a type before they are applied, including those that extensions add. What
 * the safety of brokers depends on must stay as it is: names, owners and existing labels; of a
 * StatefulSet, everything except the pod template, and in that the ports, mounts, volumes, probes
 * and shutdown of brokers and proxies; the content of ConfigMaps; selectors and existing ports of
 * Services; and the rules of a PodDisruptionBudget or NetworkPolicy that the operator sets.
 *
 * <p>A change of the pod template restarts the brokers, one at a time.
 *
 * @param <T> type of the objects
 * @param type class of the objects
 * @param customizer returns the changed object, which may be the argument
 */
public record ObjectCustomizer<T extends HasMetadata>(
    Class<T> type, BiFunction<T, BrokerCluster, T> customizer) {}
