package io.streambus.testkit.conformance;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects that exist after some changes, in order of creation. */
record LiveObjects(List<ObjectEvent> events) {

  List<HasMetadata> all() {
    Map<String, HasMetadata> live = new LinkedHashMap<>();
    for (ObjectEvent event : events) {
      if (event.isDeletion()) {
        live.remove(event.uid());
      } else {
        live.put(event.uid(), event.object());
      }
    }
    return List.copyOf(live.values());
  }
}
