package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;

import io.fabric8.kubernetes.api.model.Event;
import io.streambus.api.RolloutStatus;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Verb;
import java.util.List;

/** A scene whose roll is looked at. */
record RolloutScene(Scene scene) {

  /** Changes what makes each pod be replaced. */
  void reconfigure() {
    scene.changeSpec(spec -> spec.config(ConfigSpec.builder().logLevel("debug").build()));
  }

  RolloutStatus status() {
    return scene.status().rollout().orElseThrow();
  }

  List<String> uids() {
    return scene.pods().stream().map(pod -> pod.getMetadata().getUid()).sorted().toList();
  }

  List<String> deletedPods() {
    return pods(Verb.DELETE);
  }

  /** Each is patched twice: its image, and then the label of its revision. */
  List<String> patchedImages() {
    return pods(Verb.PATCH).stream().distinct().toList();
  }

  private List<String> pods(Verb verb) {
    return scene.writes().stream()
        .filter(write -> write.verb() == verb)
        .map(Request::object)
        .filter(object -> object.kind().equals("Pod"))
        .map(object -> object.name())
        .toList();
  }

  /** What the events of a reason say. */
  List<String> messages(String reason) {
    return scene.cluster.events(NAMESPACE, NAME).stream()
        .filter(event -> event.getReason().equals(reason))
        .map(Event::getMessage)
        .toList();
  }
}
