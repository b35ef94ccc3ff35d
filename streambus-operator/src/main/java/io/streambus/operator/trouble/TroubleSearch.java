package io.streambus.operator.trouble;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.Kubernetes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out why brokers do not come up. It costs no request as long as every pod exists and tells
 * by itself what it waits for, and one a pass at most.
 */
public final class TroubleSearch {

  private final EventLook events;
  private final MissingPods missing = new MissingPods();

  /** Over the given port. */
  public TroubleSearch(Kubernetes kubernetes) {
    this.events = new EventLook(kubernetes);
  }

  /**
   * What is known at a time.
   *
   * @param set as it is now
   * @param pods of its brokers
   * @param claims of its brokers
   */
  public Troubles find(
      StatefulSet set, List<BrokerPod> pods, List<BrokerClaim> claims, Instant now) {
    Since since = new Since(now);
    List<Trouble> all =
        Stream.concat(
                pods.stream()
                    .filter(pod -> pod.ordinal() < set.getSpec().getReplicas())
                    .flatMap(pod -> new PodTrouble(pod, claims, since).find().stream()),
                missing.find(set, pods, now).stream())
            .toList();
    List<Trouble> told = all.stream().filter(trouble -> trouble.isDue(now)).toList();
    return new Troubles(sentences(told, now), next(all, now));
  }

  /** Events are asked for about the first one alone: the others mostly wait for the same. */
  private List<String> sentences(List<Trouble> told, Instant now) {
    Optional<Trouble> first =
        told.stream().filter(trouble -> trouble.subject().isPresent()).findFirst();
    return told.stream()
        .map(
            trouble ->
                first
                    .filter(trouble::equals)
                    .flatMap(Trouble::subject)
                    .map(subject -> trouble.sentence() + ": " + events.words(subject, now))
                    .orElse(trouble.sentence()))
        .collect(ImmutableList.toImmutableList());
  }

  /** When the next trouble is due, or the next question about one that is told. */
  private static Optional<Instant> next(List<Trouble> all, Instant now) {
    return all.stream()
        .flatMap(
            trouble ->
                trouble.isDue(now)
                    ? trouble.subject().map(subject -> now.plus(EventLook.PAUSE)).stream()
                    : Stream.of(trouble.due()))
        .min(Comparator.naturalOrder());
  }
}
