package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.invariants.InvariantHistory;
import java.util.List;

/** Checks the changes of one namespace against the invariants. */
final class InvariantReplay {

  private final ObjectStore store;
  private final JsonMapper mapper = new JsonMapper();

  InvariantReplay(ObjectStore store) {
    this.store = store;
  }

  List<Violation> violations(String namespace) {
    return history(namespace).violations();
  }

  InvariantHistory history(String namespace) {
    InvariantHistory history = new InvariantHistory();
    store.changesSince(0).stream()
        .filter(change -> namespace.equals(change.latest().getMetadata().getNamespace()))
        .forEach(
            change ->
                history.add(
                    change.writer(),
                    change.before().map(this::invariantForm),
                    change.after().map(this::invariantForm)));
    return history;
  }

  private HasMetadata invariantForm(HasMetadata object) {
    return object instanceof StreamBusCluster
        ? mapper.convertValue(store.codec().tree(object), GenericKubernetesResource.class)
        : object;
  }
}
