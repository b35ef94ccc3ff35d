package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * A pod template that a former version of the operator made, with the files that its pods start
 * with. It stays, because nobody but the version of the operator asks for another one.
 *
 * @param json the template, as canonical JSON
 * @param config configuration of the brokers
 * @param proxyConfig configuration of the proxies; absent where TLS is off
 * @param differences paths in which the template of this version is another one, never empty
 */
public record RetainedTemplate(
    String json,
    BrokerConfig config,
    Optional<ProxyConfig> proxyConfig,
    ImmutableList<String> differences) {}
