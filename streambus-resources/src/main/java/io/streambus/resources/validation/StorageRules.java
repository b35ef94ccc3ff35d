package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ClaimRetentionPolicy;
import java.util.stream.Stream;

/** Rules for the volumes. */
final class StorageRules {

  private StorageRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.storage().stream().flatMap(StorageRules::storage);
  }

  private static Stream<Problem> storage(StorageSpec storage) {
    return Stream.of(
            Field.name(Field.of("spec.storage.class", storage.storageClass())),
            Quantities.volumeSize("spec.storage.size", storage.size()),
            Quantities.volumeSize("spec.storage.raftSize", storage.raftSize()),
            storage.retentionPolicy().stream().flatMap(StorageRules::retention))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> retention(RetentionPolicySpec policy) {
    String path = "spec.storage.retentionPolicy.";
    return Stream.concat(
        Field.value(
            Field.of(path + "whenDeleted", policy.whenDeleted()), ClaimRetentionPolicy.class),
        Field.value(
            Field.of(path + "whenScaled", policy.whenScaled()), ClaimRetentionPolicy.class));
  }
}
