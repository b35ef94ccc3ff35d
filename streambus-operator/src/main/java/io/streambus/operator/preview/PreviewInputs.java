package io.streambus.operator.preview;

import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.resources.ClusterInputs;
import java.util.function.Function;

/**
 * What a preview depends on in addition to the cluster and its objects.
 *
 * @param cluster options of the operator for every cluster
 * @param apis state of the optional APIs
 * @param secrets reads a Secret in the namespace of the cluster, by name
 */
public record PreviewInputs(
    ClusterInputs cluster, OptionalApis apis, Function<String, SecretState> secrets) {}
