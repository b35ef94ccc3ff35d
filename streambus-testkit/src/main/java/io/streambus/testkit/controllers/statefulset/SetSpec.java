package io.streambus.testkit.controllers.statefulset;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateStatefulSetStrategy;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetOrdinals;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;
import java.util.Optional;

/** The spec of a StatefulSet with the defaults of Kubernetes. */
record SetSpec(StatefulSet set) {

  private static final int REVISION_HISTORY_LIMIT = 10;
  private static final String DELETE = "Delete";

  static SetSpec of(StatefulSet set) {
    return new SetSpec(set);
  }

  int replicas() {
    return Optional.ofNullable(set.getSpec().getReplicas()).orElse(1);
  }

  int start() {
    return Optional.ofNullable(set.getSpec().getOrdinals())
        .map(StatefulSetOrdinals::getStart)
        .orElse(0);
  }

  boolean contains(int ordinal) {
    return ordinal >= start() && ordinal < start() + replicas();
  }

  boolean isParallel() {
    return "Parallel".equals(set.getSpec().getPodManagementPolicy());
  }

  boolean isOnDelete() {
    return Optional.ofNullable(set.getSpec().getUpdateStrategy())
        .filter(strategy -> "OnDelete".equals(strategy.getType()))
        .isPresent();
  }

  /** Pods with a lower index keep the revision that they had before an update. */
  int partition() {
    return rollingUpdate().map(RollingUpdateStatefulSetStrategy::getPartition).orElse(0);
  }

  /** Percentages are rounded down, but at least one pod may be unavailable. */
  int maxUnavailable() {
    return rollingUpdate()
        .map(RollingUpdateStatefulSetStrategy::getMaxUnavailable)
        .map(this::count)
        .map(count -> Math.max(1, count))
        .orElse(1);
  }

  private int count(IntOrString value) {
    return value.getStrVal() == null
        ? value.getIntVal()
        : Integer.parseInt(value.getStrVal().replace("%", "")) * replicas() / 100;
  }

  private Optional<RollingUpdateStatefulSetStrategy> rollingUpdate() {
    return Optional.ofNullable(set.getSpec().getUpdateStrategy())
        .map(StatefulSetUpdateStrategy::getRollingUpdate);
  }

  int minReadySeconds() {
    return Optional.ofNullable(set.getSpec().getMinReadySeconds()).orElse(0);
  }

  int revisionHistoryLimit() {
    return Optional.ofNullable(set.getSpec().getRevisionHistoryLimit())
        .orElse(REVISION_HISTORY_LIMIT);
  }

  boolean deletesClaimsWhenDeleted() {
    return retention().filter(policy -> DELETE.equals(policy.getWhenDeleted())).isPresent();
  }

  boolean deletesClaimsWhenScaled() {
    return retention().filter(policy -> DELETE.equals(policy.getWhenScaled())).isPresent();
  }

  private Optional<StatefulSetPersistentVolumeClaimRetentionPolicy> retention() {
    return Optional.ofNullable(set.getSpec().getPersistentVolumeClaimRetentionPolicy());
  }
}
