package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;

import io.fabric8.kubernetes.api.model.Event;
import io.streambus.api.RolloutStatus;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Request.Verb;
import java.util.List;
import java.util.Set;

/** A scenario that observes a rollout. */
public record RolloutScenario(OperatorScenario scenario) {

  /** Changes the broker configuration, which requires every pod to be replaced. */
  public void changeConfig() {
    scenario.changeSpec(spec -> spec.config(ConfigSpec.builder().logLevel("debug").build()));
  }

  public RolloutStatus status() {
    return scenario.status().rollout().orElseThrow();
  }

  List<String> podUids() {
    return scenario.pods().stream().map(pod -> pod.getMetadata().getUid()).sorted().toList();
  }

  public List<String> deletedPods() {
    return pods(Set.of(Verb.DELETE, Verb.EVICT));
  }

  /** Each pod is patched twice: first its image, then its revision label. */
  public List<String> patchedPods() {
    return pods(Set.of(Verb.PATCH)).stream().distinct().toList();
  }

  private List<String> pods(Set<Verb> verbs) {
    return scenario.writes().stream()
        .filter(write -> verbs.contains(write.verb()))
        .map(Request::object)
        .filter(object -> object.kind().equals("Pod"))
        .map(object -> object.name())
        .toList();
  }

  /** Returns the messages of the events with the given reason. */
  public List<String> eventMessages(String reason) {
    return scenario.cluster.events(NAMESPACE, NAME).stream()
        .filter(event -> event.getReason().equals(reason))
        .map(Event::getMessage)
        .toList();
  }
}
