package io.streambus.operator.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.validation.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds what an invalid cluster was before, so that drift of its objects is corrected although its
 * spec cannot be applied. After a restart of the operator, that is known only of clusters whose
 * annotations are invalid: they take no part in what pods run.
 */
final class LastValidClusters {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Exceeds the interval between two reconciliations of an idle cluster. */
  private static final Duration RETENTION = Duration.ofMinutes(30);

  private static final String ANNOTATION_PATH = "metadata.annotations[%s]";

  /** By UID of the cluster. */
  private final Cache<String, Entry> entries =
      CacheBuilder.newBuilder().expireAfterAccess(RETENTION).build();

  /**
   * A cluster as text, which takes less memory than its model.
   *
   * @param annotations those that the operator reads
   * @param json the cluster with these annotations, without its status
   */
  private record Entry(Long generation, Map<String, String> annotations, String json) {

    boolean isOf(StreamBusCluster cluster) {
      return generation.equals(cluster.getMetadata().getGeneration())
          && annotations.equals(read(cluster));
    }

    static Entry of(StreamBusCluster cluster) {
      Map<String, String> annotations = read(cluster);
      return new Entry(
          Objects.requireNonNull(cluster.getMetadata().getGeneration()),
          annotations,
          new String(CanonicalForm.json(withAnnotations(annotations, cluster)), UTF_8));
    }

    StreamBusCluster cluster() {
      try {
        return MAPPER.readValue(json, StreamBusCluster.class);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("the cluster was valid before", e);
      }
    }
  }

  /** Remembers a valid cluster. Objects that were not created by an API server are ignored. */
  void remember(StreamBusCluster cluster) {
    ObjectMeta metadata = cluster.getMetadata();
    if (metadata.getUid() == null || metadata.getGeneration() == null) {
      return;
    }
    Entry known = entries.getIfPresent(metadata.getUid());
    if (known == null || !known.isOf(cluster)) {
      entries.put(metadata.getUid(), Entry.of(cluster));
    }
  }

  /** Returns an invalid cluster as it was while it was valid, if that is known. */
  Optional<StreamBusCluster> before(StreamBusCluster invalid, List<Problem> problems) {
    return Optional.ofNullable(invalid.getMetadata().getUid())
        .flatMap(uid -> Optional.ofNullable(entries.getIfPresent(uid)))
        .map(Entry::cluster)
        .or(() -> withoutInvalidAnnotations(invalid, problems));
  }

  private static Optional<StreamBusCluster> withoutInvalidAnnotations(
      StreamBusCluster invalid, List<Problem> problems) {
    Map<String, String> valid =
        Maps.filterKeys(
            read(invalid),
            key ->
                problems.stream()
                    .noneMatch(problem -> problem.path().equals(ANNOTATION_PATH.formatted(key))));
    return read(invalid).size() - valid.size() == problems.size()
        ? Optional.of(withAnnotations(valid, invalid))
        : Optional.empty();
  }

  private static StreamBusCluster withAnnotations(
      Map<String, String> annotations, StreamBusCluster cluster) {
    ObjectMeta metadata = cluster.getMetadata();
    var copy = new StreamBusCluster();
    copy.setMetadata(
        new ObjectMetaBuilder()
            .withName(metadata.getName())
            .withNamespace(metadata.getNamespace())
            .withUid(metadata.getUid())
            .withGeneration(metadata.getGeneration())
            .withAnnotations(annotations)
            .build());
    if (cluster.getSpec() != null) {
      copy.setSpec(cluster.getSpec());
    }
    return copy;
  }

  /** Other annotations can be large, such as the one of {@code kubectl apply}. */
  private static ImmutableMap<String, String> read(StreamBusCluster cluster) {
    return ImmutableMap.copyOf(
        Maps.filterKeys(
            Annotations.of(cluster),
            key ->
                key.startsWith(StreamBusCluster.GROUP + "/")
                    || key.equals(ClusterAnnotations.RESTARTED_AT)));
  }
}
