package io.streambus.testkit.operator;

import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static io.streambus.testkit.operator.ClusterUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.vocabulary.ClusterPhase;
import java.util.List;
import java.util.Optional;

/** Clusters of a user whose rolls are looked at. */
record LiveRollouts(ClusterUser user) {

  static final String FAST = "rollout: {minReadySeconds: 1}";

  /** Makes a cluster, and waits until it runs. */
  void running(String name, String... spec) {
    user.apply(name, spec);
    eventually(() -> runs(name));
  }

  void runs(String name) {
    assertThat(user.cluster(name)).hasPhase(ClusterPhase.RUNNING);
  }

  /** All pods are ready and counted as of the newest revision, and nothing is left to do. */
  void rolled(String name) {
    eventually(
        () -> {
          StatefulSet set =
              client().apps().statefulSets().inNamespace(namespace()).withName(name).get();
          assertThat(user.cluster(name)).hasPhase(ClusterPhase.RUNNING);
          assertThat(user.cluster(name).getStatus().observedGeneration())
              .contains(user.cluster(name).getMetadata().getGeneration());
          assertThat(status(name)).isEmpty();
          assertThat(set.getStatus().getUpdatedReplicas()).isEqualTo(set.getSpec().getReplicas());
          assertThat(set.getStatus().getReadyReplicas()).isEqualTo(set.getSpec().getReplicas());
          assertThat(set.getStatus().getCurrentRevision())
              .isEqualTo(set.getStatus().getUpdateRevision());
        });
  }

  Optional<RolloutStatus> status(String name) {
    return Optional.ofNullable(user.cluster(name).getStatus())
        .flatMap(StreamBusClusterStatus::rollout);
  }

  List<String> uids(String name) {
    return user.pods(name).stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  private KubernetesClient client() {
    return user.client();
  }

  private String namespace() {
    return user.namespace().name();
  }
}
