package io.streambus.testkit.assertions;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.user.TestCluster;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.TerminalFailureException;

/** Whether the objects of a cluster stay as they are. */
record Quiescence(TestCluster cluster) {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

  /** Time for requests that are slow. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          ConfigMap.class,
          NetworkPolicy.class,
          PersistentVolumeClaim.class,
          Pod.class,
          PodDisruptionBudget.class,
          Secret.class,
          Service.class,
          ServiceAccount.class,
          StatefulSet.class,
          StreamBusCluster.class);

  /** Returns the changes within a period from now on, as soon as there is one. */
  List<String> changesWithin(Duration period) {
    Map<String, HasMetadata> before = objects();
    try {
      Awaitility.await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL_INTERVAL)
          .during(period)
          .atMost(period.plus(GRACE))
          .failFast(() -> !changesSince(before).isEmpty())
          .until(() -> true);
      return List.of();
    } catch (TerminalFailureException e) {
      return changesSince(before);
    }
  }

  private List<String> changesSince(Map<String, HasMetadata> before) {
    Map<String, HasMetadata> now = objects();
    return Stream.concat(before.keySet().stream(), now.keySet().stream())
        .distinct()
        .sorted()
        .flatMap(
            key ->
                change(key, Optional.ofNullable(before.get(key)), Optional.ofNullable(now.get(key)))
                    .stream())
        .toList();
  }

  private static Optional<String> change(
      String key, Optional<HasMetadata> before, Optional<HasMetadata> now) {
    if (before.isEmpty()) {
      return Optional.of(key + " was created");
    }
    if (now.isEmpty()) {
      return Optional.of(key + " was deleted");
    }
    return version(before.get()).equals(version(now.get()))
        ? Optional.empty()
        : Optional.of(
            "%s was changed by %s in %s"
                .formatted(
                    key, lastManager(now.get()), ChangedFields.between(before.get(), now.get())));
  }

  private static String version(HasMetadata object) {
    return object.getMetadata().getUid() + object.getMetadata().getResourceVersion();
  }

  private static String lastManager(HasMetadata object) {
    return object.getMetadata().getManagedFields().stream()
        .filter(entry -> entry.getTime() != null)
        .max(Comparator.comparing(ManagedFieldsEntry::getTime))
        .map(ManagedFieldsEntry::getManager)
        .orElse("an unknown client");
  }

  /** The objects of the cluster, by kind and name. */
  private Map<String, HasMetadata> objects() {
    return KINDS.stream()
        .<HasMetadata>flatMap(kind -> cluster.user().list(kind).stream())
        .filter(this::belongsToCluster)
        .collect(
            Collectors.toMap(
                object -> object.getKind() + " " + object.getMetadata().getName(),
                object -> object,
                (one, other) -> other,
                TreeMap::new));
  }

  private boolean belongsToCluster(HasMetadata object) {
    return object instanceof StreamBusCluster
        ? object.getMetadata().getName().equals(cluster.name())
        : Optional.ofNullable(object.getMetadata().getLabels())
            .filter(labels -> cluster.name().equals(labels.get(ClusterLabels.INSTANCE)))
            .isPresent();
  }
}
