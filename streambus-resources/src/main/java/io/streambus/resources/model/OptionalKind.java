package io.streambus.resources.model;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.resources.thirdparty.Certificate;
import io.streambus.resources.thirdparty.ServiceMonitor;
import io.streambus.resources.thirdparty.ThirdPartyResource;
import java.util.Arrays;
import java.util.Optional;

/** A kind that the operator creates only if another project has installed its API. */
public enum OptionalKind {
  /** ServiceMonitor of the Prometheus Operator. */
  SERVICE_MONITOR(ServiceMonitor.class),
  /** Certificate of cert-manager. */
  CERTIFICATE(Certificate.class);

  private final Class<? extends ThirdPartyResource> type;

  OptionalKind(Class<? extends ThirdPartyResource> type) {
    this.type = type;
  }

  /** Returns the optional kind of a type; empty for a built-in kind. */
  public static Optional<OptionalKind> of(Class<? extends HasMetadata> type) {
    return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }

  /** Returns the type of its objects. */
  public Class<? extends ThirdPartyResource> type() {
    return type;
  }

  /** Returns the group and version, as in the field apiVersion. */
  public String apiVersion() {
    return HasMetadata.getApiVersion(type);
  }

  /** Returns the version. */
  public String version() {
    return HasMetadata.getVersion(type);
  }

  /** Returns the kind. */
  public String kind() {
    return HasMetadata.getKind(type);
  }

  /** Returns the name of the CustomResourceDefinition, the plural followed by the API group. */
  public String crd() {
    return HasMetadata.getFullResourceName(type);
  }
}
