package io.streambus.resources.defaults;

import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.model.ClaimRetention;
import java.util.Optional;

/** Defaults of the volumes. */
final class StorageDefaults {

  private static final Quantity SIZE = new Quantity("10Gi");
  private static final Quantity RAFT_SIZE = new Quantity("5Gi");
  private static final StorageSpec EMPTY_STORAGE = StorageSpec.builder().build();
  private static final RetentionPolicySpec EMPTY_POLICY = RetentionPolicySpec.builder().build();

  private StorageDefaults() {}

  static BrokerStorage storage(StreamBusClusterSpec spec) {
    StorageSpec storage = spec.storage().orElse(EMPTY_STORAGE);
    return new BrokerStorage(
        storage.storageClass(),
        canonical(storage.size().orElse(SIZE)),
        canonical(storage.raftSize().orElse(RAFT_SIZE)));
  }

  static ClaimRetention retention(StreamBusClusterSpec spec) {
    RetentionPolicySpec policy =
        spec.storage().flatMap(StorageSpec::retentionPolicy).orElse(EMPTY_POLICY);
    return new ClaimRetention(policy(policy.whenDeleted()), policy(policy.whenScaled()));
  }

  private static ClaimRetentionPolicy policy(Optional<String> value) {
    return value
        .flatMap(text -> SpecValues.find(ClaimRetentionPolicy.class, text))
        .orElse(ClaimRetentionPolicy.RETAIN);
  }

  private static CanonicalQuantity canonical(Quantity quantity) {
    return CanonicalQuantity.parse(quantity).orElseThrow();
  }
}
