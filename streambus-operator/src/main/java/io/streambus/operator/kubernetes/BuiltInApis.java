package io.streambus.operator.kubernetes;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** The APIs that every Kubernetes cluster serves. Names alone do not tell: projects use k8s.io. */
public final class BuiltInApis {

  private static final ImmutableSet<String> GROUPS =
      ImmutableSet.of(
          "",
          "apps",
          "autoscaling",
          "batch",
          "policy",
          "coordination.k8s.io",
          "discovery.k8s.io",
          "networking.k8s.io",
          "rbac.authorization.k8s.io",
          "storage.k8s.io");

  private BuiltInApis() {}

  /** Returns whether one of them serves objects of a type. */
  public static boolean contain(Class<? extends HasMetadata> type) {
    return GROUPS.contains(HasMetadata.getGroup(type));
  }
}
