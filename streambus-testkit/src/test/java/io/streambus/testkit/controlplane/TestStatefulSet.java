package io.streambus.testkit.controlplane;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A StatefulSet with three pods that have two claims each. */
record TestStatefulSet(KubernetesClient client, String name) {

  TestStatefulSet create() {
    client.resource(object()).create();
    return this;
  }

  TestStatefulSet awaitReady() {
    await(object(), set -> Integer.valueOf(3).equals(set.getStatus().getReadyReplicas()));
    return this;
  }

  void delete() {
    client.resource(object()).delete();
    claims().forEach(claim -> client.resource(claim).delete());
  }

  List<Pod> pods() {
    return client.pods().inNamespace("default").withLabel("app", name).list().getItems();
  }

  List<PersistentVolumeClaim> claims() {
    return client
        .persistentVolumeClaims()
        .inNamespace("default")
        .withLabel("app", name)
        .list()
        .getItems();
  }

  PersistentVolume volumeOf(PersistentVolumeClaim claim) {
    return client.persistentVolumes().withName(claim.getSpec().getVolumeName()).require();
  }

  <T extends HasMetadata> T await(T object, Predicate<T> condition) {
    return client
        .resource(object)
        .waitUntilCondition(o -> o != null && condition.test(o), 30, TimeUnit.SECONDS);
  }

  private StatefulSet object() {
    InputStream yaml = TestStatefulSet.class.getResourceAsStream("stateful-set.yaml");
    return new StatefulSetBuilder(client.apps().statefulSets().load(yaml).item())
        .editMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .editSpec()
        .withNewSelector()
        .addToMatchLabels("app", name)
        .endSelector()
        .editTemplate()
        .editMetadata()
        .withLabels(Map.of("app", name))
        .endMetadata()
        .endTemplate()
        .endSpec()
        .build();
  }
}
