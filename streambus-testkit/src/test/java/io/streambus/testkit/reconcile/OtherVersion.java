package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredObject;
import io.streambus.resources.DesiredObjects;
import io.streambus.resources.InForce;
import io.streambus.resources.Resolution;
import io.streambus.resources.TemplateInForce;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.TemplateSeal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Leaves the cluster of a scene as a version of the operator would that makes other pods. */
record OtherVersion(Scene scene) {

  private static final String FILE = "broker.yaml";

  /** Its template is another one in what the edit changes. */
  void leaves(Consumer<PodTemplateSpec> edit) {
    String wish = cluster(ClusterInputs.none()).templateWish().orElseThrow();
    scene.user.edit(
        StatefulSet.class,
        NAMESPACE,
        NAME,
        set -> {
          edit.accept(set.getSpec().getTemplate());
          set.getSpec()
              .getTemplate()
              .getMetadata()
              .getAnnotations()
              .put(ClusterAnnotations.TEMPLATE_BASE, "of a former version");
          byte[] json = CanonicalForm.json(set.getSpec().getTemplate());
          set.getMetadata()
              .getAnnotations()
              .putAll(TemplateSeal.of(wish, new String(json, StandardCharsets.UTF_8)));
        });
    mark();
    restartPods();
  }

  /** Its template is this one; its configuration file has another text. */
  void leavesConfig(String text) {
    scene.user.edit(
        ConfigMap.class, NAMESPACE, "demo-config", map -> map.getData().put(FILE, text));
    leaves(
        template ->
            template
                .getMetadata()
                .getAnnotations()
                .put(ClusterAnnotations.CONFIG_CHECKSUM, Sha256.hex(text)));
  }

  private void mark() {
    List<HasMetadata> live = live();
    BrokerCluster held =
        cluster(
            ClusterInputs.builder()
                .inForce(InForce.of(live))
                .templateInForce(TemplateInForce.of(live))
                .build());
    for (DesiredObject object : DesiredObjects.of(held).objects()) {
      scene.user.edit(
          object.object().getClass(),
          NAMESPACE,
          object.object().getMetadata().getName(),
          found ->
              found
                  .getMetadata()
                  .getAnnotations()
                  .put(ClusterAnnotations.FINGERPRINT, object.fingerprint()));
    }
  }

  private List<HasMetadata> live() {
    return Stream.<HasMetadata>concat(
            scene.cluster.list(StatefulSet.class).stream(),
            scene.cluster.list(ConfigMap.class).stream())
        .toList();
  }

  private void restartPods() {
    scene.pods().forEach(pod -> scene.user.delete(Pod.class, NAMESPACE, name(pod)));
    while (scene.cluster.step()) {
      // Until the StatefulSet controller has made all pods anew.
    }
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }

  private BrokerCluster cluster(ClusterInputs inputs) {
    StreamBusCluster demo = scene.get(StreamBusCluster.class, NAME);
    return ((Resolution.Resolved) ClusterResolver.resolve(demo, inputs)).cluster();
  }
}
