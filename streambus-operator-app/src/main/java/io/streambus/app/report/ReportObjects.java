package io.streambus.app.report;

import io.streambus.app.cluster.ResourceType;
import java.util.List;

/** The types of objects in a report. Secrets are not among them. */
final class ReportObjects {

  private static final String INSTANCE = "app.kubernetes.io/instance";

  private ReportObjects() {}

  /** Types of objects with the labels of a cluster. */
  static List<ResourceType> types() {
    return List.of(
        ResourceType.STATEFUL_SETS,
        ResourceType.PODS,
        ResourceType.CLAIMS,
        ResourceType.core("services"),
        ResourceType.core("configmaps"),
        ResourceType.core("serviceaccounts"),
        new ResourceType("apps", "v1", "controllerrevisions"),
        new ResourceType("policy", "v1", "poddisruptionbudgets"),
        new ResourceType("networking.k8s.io", "v1", "networkpolicies"),
        new ResourceType("discovery.k8s.io", "v1", "endpointslices"),
        new ResourceType("monitoring.coreos.com", "v1", "servicemonitors"),
        new ResourceType("cert-manager.io", "v1", "certificates"));
  }

  /** Selects the objects of a cluster. */
  static String selector(String cluster) {
    return INSTANCE + "=" + cluster;
  }
}
