package io.streambus.operator.informers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.BuiltInApis;
import io.streambus.resources.model.OptionalKind;
import java.util.Optional;

/**
 * The API of a kind that may be missing, because another project defines it, or that the operator
 * may not be permitted to use, because only extensions require it.
 *
 * @param type class of its objects
 */
record OptionalApi(Class<? extends HasMetadata> type) {

  /** Returns the kind of the operator itself; empty for a kind that only extensions use. */
  Optional<OptionalKind> ownKind() {
    return OptionalKind.of(type);
  }

  /** Whether every Kubernetes cluster serves it. */
  boolean isBuiltIn() {
    return BuiltInApis.contain(type);
  }

  /** Returns the group and version, as in the field apiVersion. */
  String apiVersion() {
    return HasMetadata.getApiVersion(type);
  }

  /** Returns the version. */
  String version() {
    return HasMetadata.getVersion(type);
  }

  /** Returns the kind. */
  String kind() {
    return HasMetadata.getKind(type);
  }

  /** Returns the name of the CustomResourceDefinition, the plural followed by the API group. */
  String crd() {
    return HasMetadata.getFullResourceName(type);
  }
}
