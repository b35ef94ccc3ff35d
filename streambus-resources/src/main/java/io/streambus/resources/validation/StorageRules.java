package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import java.util.stream.Stream;

/** Rules for the sizes of volumes. The schema requires quantities. */
final class StorageRules {

  private StorageRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.storage().stream()
        .flatMap(
            storage ->
                Stream.concat(
                    Quantities.volumeSize("spec.storage.size", storage.size()),
                    Quantities.volumeSize("spec.storage.raftSize", storage.raftSize())));
  }
}
