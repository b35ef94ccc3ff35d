package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * A pod template of an earlier operator version, with the files that its pods start with. It is
 * retained because only the operator version requests a different one. It is part of a resolved
 * cluster if {@link io.streambus.resources.ClusterInputs#existingPodTemplate} is set.
 *
 * @param json the template as canonical JSON
 * @param config configuration of the brokers
 * @param proxyConfig configuration of the proxies; absent if TLS is disabled
 * @param differences paths at which the template of this operator version differs, never empty
 */
public record RetainedTemplate(
    String json,
    BrokerConfig config,
    Optional<ProxyConfig> proxyConfig,
    ImmutableList<String> differences) {}
