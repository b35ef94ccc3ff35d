package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;

import io.streambus.api.StreamBusCluster;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The annotations that a user puts on the cluster of a scene. */
record Words(Scene scene) {

  void say(String word, String value) {
    change(annotations -> annotations.put(word, value));
  }

  void unsay(String word) {
    change(annotations -> annotations.remove(word));
  }

  private void change(Consumer<Map<String, String>> change) {
    scene.user.edit(
        StreamBusCluster.class,
        NAMESPACE,
        NAME,
        cluster -> {
          Map<String, String> annotations =
              new TreeMap<>(
                  Optional.ofNullable(cluster.getMetadata().getAnnotations()).orElse(Map.of()));
          change.accept(annotations);
          cluster.getMetadata().setAnnotations(annotations);
        });
  }
}
