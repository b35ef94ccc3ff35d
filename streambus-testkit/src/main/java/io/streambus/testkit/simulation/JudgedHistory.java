package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.invariants.Doer;
import io.streambus.testkit.invariants.InvariantHistory;
import io.streambus.testkit.invariants.Violation;
import java.util.List;

/** Has the changes of one namespace judged. */
final class JudgedHistory {

  private final ObjectStore store;
  private final JsonMapper mapper = new JsonMapper();

  JudgedHistory(ObjectStore store) {
    this.store = store;
  }

  List<Violation> violations(String namespace) {
    InvariantHistory history = new InvariantHistory();
    store.changesSince(0).stream()
        .filter(change -> namespace.equals(change.latest().getMetadata().getNamespace()))
        .forEach(
            change ->
                history.add(
                    doer(change.writer()),
                    change.before().map(this::form),
                    change.after().map(this::form)));
    return history.violations();
  }

  private HasMetadata form(HasMetadata object) {
    return object instanceof StreamBusCluster
        ? mapper.convertValue(store.codec().tree(object), GenericKubernetesResource.class)
        : object;
  }

  private static Doer doer(Writer writer) {
    return switch (writer) {
      case OPERATOR -> Doer.OPERATOR;
      case USER -> Doer.OTHERS;
      case MACHINERY -> Doer.MACHINERY;
    };
  }
}
