package io.streambus.operator.rollout;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * The pod templates that running pods were created from. The template of the StatefulSet alone does
 * not say what differs from a pod: other clients add fields to it, which no annotation of the
 * operator reflects, and webhooks change pods.
 */
final class RevisionTemplates {

  /** Longer than a rollout needs between two brokers. */
  private static final Duration RETENTION = Duration.ofMinutes(10);

  /** Bounds the memory to about ten megabytes. */
  private static final int MAX_TEMPLATES = 1_000;

  private final Kubernetes kubernetes;

  /** Templates of revisions never change. */
  private final Cache<Revision, PodTemplateSpec> templates =
      CacheBuilder.newBuilder().expireAfterAccess(RETENTION).maximumSize(MAX_TEMPLATES).build();

  private record Revision(String namespace, String name) {}

  RevisionTemplates(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /**
   * Remembers the template of the pods when the operator changes only images in it, which saves
   * reading its revision.
   *
   * @param before the cluster before its objects were applied
   * @param after the cluster after its objects were applied
   */
  void remember(ClusterSnapshot before, ClusterSnapshot after) {
    Optional<PodTemplateSpec> now = template(after);
    template(before)
        .filter(template -> now.isPresent() && !template.equals(now.get()))
        .filter(template -> InPlaceUpdate.haveSameBase(template, now.orElseThrow()))
        .flatMap(template -> before.statefulSet())
        .flatMap(PodTarget::of)
        .ifPresent(
            former ->
                templates.put(
                    new Revision(before.cluster().getMetadata().getNamespace(), former.revision()),
                    former.template()));
  }

  private static Optional<PodTemplateSpec> template(ClusterSnapshot snapshot) {
    return snapshot.statefulSet().map(set -> set.getSpec().getTemplate());
  }

  /**
   * Why a pod must not be updated in place, as a clause; empty if it may be. Reads the revision of
   * the pod unless its template is known.
   */
  Optional<String> inPlaceObjection(BrokerPod pod, PodTarget podTarget) {
    Optional<String> revision = InPlaceUpdate.revisionOf(pod);
    Optional<PodTemplateSpec> template =
        revision.flatMap(name -> template(new Revision(pod.version().key().namespace(), name)));
    return template
        .map(own -> RevisionChange.inPlaceObjection(pod, own, podTarget.template()))
        .orElseGet(
            () ->
                Optional.of(
                    "the template of its revision %s is unknown".formatted(revision.orElse(""))));
  }

  private Optional<PodTemplateSpec> template(Revision revision) {
    Optional<PodTemplateSpec> known = Optional.ofNullable(templates.getIfPresent(revision));
    if (known.isPresent()) {
      return known;
    }
    Optional<PodTemplateSpec> read = kubernetes.podTemplate(revision.namespace(), revision.name());
    read.ifPresent(template -> templates.put(revision, template));
    return read;
  }
}
