package io.streambus.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.streambus.resources.objects.StorageRecord;

/** Fields that the API server lets no client change. */
final class ImmutableFields {

  private ImmutableFields() {}

  /**
   * Returns the desired object with the immutable fields of an existing one that the cluster
   * adopts, and with the record of the storage that they were made for. Once it is adopted,
   * different sizes are reconciled as those of any cluster.
   */
  static HasMetadata retain(HasMetadata desired, HasMetadata existing) {
    return desired instanceof StatefulSet set && existing instanceof StatefulSet adopted
        ? new StatefulSetBuilder(set)
            .withMetadata(StorageRecord.retain(set.getMetadata(), adopted.getMetadata()))
            .editSpec()
            .withVolumeClaimTemplates(adopted.getSpec().getVolumeClaimTemplates())
            .endSpec()
            .build()
        : desired;
  }
}
