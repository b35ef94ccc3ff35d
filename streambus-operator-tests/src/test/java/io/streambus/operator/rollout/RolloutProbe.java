package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.fixture.NamespaceUser;
import java.util.List;
import java.util.Optional;

/** Clusters of a user whose rolls are looked at. */
public record RolloutProbe(NamespaceUser user) {

  public static final String FAST = "rollout: {minReadySeconds: 1}";

  /** Makes a cluster, and waits until it runs. */
  public void running(String name, String... spec) {
    user.apply(name, spec);
    eventually(() -> runs(name));
  }

  void runs(String name) {
    assertThat(user.cluster(name)).hasPhase(ClusterPhase.RUNNING);
  }

  /** All pods are ready and counted as of the newest revision, and nothing is left to do. */
  public void rolled(String name) {
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

  public Optional<RolloutStatus> status(String name) {
    return Optional.ofNullable(user.cluster(name).getStatus())
        .flatMap(StreamBusClusterStatus::rollout);
  }

  public List<String> uids(String name) {
    return user.pods(name).stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  private KubernetesClient client() {
    return user.client();
  }

  private String namespace() {
    return user.namespace().name();
  }
}
