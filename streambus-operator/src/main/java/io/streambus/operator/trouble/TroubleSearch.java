package io.streambus.operator.trouble;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.port.Kubernetes;
import io.streambus.operator.trouble.Troubles.Told;
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

  /** What is wrong at a time, as far as it is known. */
  public Troubles find(TroubleView view) {
    List<Trouble> all =
        Stream.concat(
                view.pods().stream()
                    .filter(pod -> pod.ordinal() < view.set().getSpec().getReplicas())
                    .flatMap(pod -> new PodTrouble(pod, view).find().stream()),
                missing.find(view.set(), view.pods(), view.now()).stream())
            .toList();
    List<Trouble> due = all.stream().filter(trouble -> trouble.isDue(view.now())).toList();
    return new Troubles(told(due, view.now()), next(all, view.now()));
  }

  /** Events are asked for about the first one alone: the others mostly wait for the same. */
  private List<Told> told(List<Trouble> due, Instant now) {
    Optional<Trouble> first =
        due.stream().filter(trouble -> trouble.subject().isPresent()).findFirst();
    return due.stream()
        .map(
            trouble ->
                new Told(
                    trouble.pods(),
                    first
                        .filter(trouble::equals)
                        .flatMap(Trouble::subject)
                        .map(subject -> trouble.sentence() + ": " + events.words(subject, now))
                        .orElse(trouble.sentence())))
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
