package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.invariants.Actor;
import io.streambus.testkit.invariants.InvariantHistory;
import io.streambus.testkit.invariants.Violation;
import io.streambus.testkit.simulation.apiserver.ObjectStore;
import io.streambus.testkit.simulation.apiserver.Writer;
import java.util.List;

/** Checks the changes of one namespace against the invariants. */
final class InvariantReplay {

  private final ObjectStore store;
  private final JsonMapper mapper = new JsonMapper();

  InvariantReplay(ObjectStore store) {
    this.store = store;
  }

  List<Violation> violations(String namespace) {
    InvariantHistory history = new InvariantHistory();
    store.changesSince(0).stream()
        .filter(change -> namespace.equals(change.latest().getMetadata().getNamespace()))
        .forEach(
            change ->
                history.add(
                    actor(change.writer()),
                    change.before().map(this::invariantForm),
                    change.after().map(this::invariantForm)));
    return history.violations();
  }

  private HasMetadata invariantForm(HasMetadata object) {
    return object instanceof StreamBusCluster
        ? mapper.convertValue(store.codec().tree(object), GenericKubernetesResource.class)
        : object;
  }

  private static Actor actor(Writer writer) {
    return switch (writer) {
      case OPERATOR -> Actor.OPERATOR;
      case USER -> Actor.OTHERS;
      case CONTROLLERS -> Actor.CONTROLLERS;
    };
  }
}
