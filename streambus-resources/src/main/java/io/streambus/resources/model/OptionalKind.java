package io.streambus.resources.model;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.resources.thirdparty.Certificate;
import io.streambus.resources.thirdparty.ServiceMonitor;
import io.streambus.resources.thirdparty.ThirdPartyResource;
import java.util.Arrays;
import java.util.Optional;

/** A kind that the operator makes where somebody else installed its API. */
public enum OptionalKind {
  /** Of the Prometheus Operator. */
  SERVICE_MONITOR(ServiceMonitor.class),
  /** Of cert-manager. */
  CERTIFICATE(Certificate.class);

  private final Class<? extends ThirdPartyResource> type;

  OptionalKind(Class<? extends ThirdPartyResource> type) {
    this.type = type;
  }

  /** The kind that objects of a type are of; empty for one that every Kubernetes has. */
  public static Optional<OptionalKind> of(Class<? extends HasMetadata> type) {
    return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }

  /** Type of its objects. */
  public Class<? extends ThirdPartyResource> type() {
    return type;
  }

  /** Group and version, as in the field apiVersion. */
  public String apiVersion() {
    return HasMetadata.getApiVersion(type);
  }

  /** API version. */
  public String version() {
    return HasMetadata.getVersion(type);
  }

  /** Kind. */
  public String kind() {
    return HasMetadata.getKind(type);
  }

  /** Name of the CustomResourceDefinition, which is the plural with the API group. */
  public String crd() {
    return HasMetadata.getFullResourceName(type);
  }
}
