package io.streambus.resources;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.StorageSpec;
import java.util.stream.Stream;

/** Rules of the volumes. */
final class StorageRules {

  private StorageRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.storage().stream().flatMap(StorageRules::storage);
  }

  private static Stream<Problem> storage(StorageSpec storage) {
    return Stream.of(
            Field.name(Field.of("spec.storage.class", storage.storageClass())),
            Quantities.bytes("spec.storage.size", storage.size()),
            Quantities.bytes("spec.storage.raftSize", storage.raftSize()))
        .flatMap(problems -> problems);
  }
}
