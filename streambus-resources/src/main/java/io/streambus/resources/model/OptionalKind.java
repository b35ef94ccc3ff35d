package io.streambus.resources.model;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.stability.Internal;
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

  /**
   * {@return the optional kind of a type; empty for a built-in kind}
   *
   * @param type the type of an object
   */
  public static Optional<OptionalKind> of(Class<? extends HasMetadata> type) {
    return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }

  /**
   * {@return the type of its objects}
   *
   * @hidden
   */
  @Internal
  public Class<? extends ThirdPartyResource> type() {
    return type;
  }

  /** {@return the group and version, as in the field apiVersion} */
  public String apiVersion() {
    return HasMetadata.getApiVersion(type);
  }

  /** {@return the version} */
  public String version() {
    return HasMetadata.getVersion(type);
  }

  /** {@return the kind} */
  public String kind() {
    return HasMetadata.getKind(type);
  }

  /** {@return the name of the CustomResourceDefinition, the plural followed by the API group} */
  public String crd() {
    return HasMetadata.getFullResourceName(type);
  }
}
