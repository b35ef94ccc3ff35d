package io.streambus.operator.diagnostics;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.diagnostics.Diagnoses.Message;
import io.streambus.operator.kubernetes.Kubernetes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Determines why brokers do not become ready. Sends no request while every pod exists and its own
 * status contains the cause, and at most one for each reconcile.
 */
public final class PodDiagnostics {

  private final WarningEventCache events;
  private final MissingPods missing = new MissingPods();

  /** Reads events through the given port. */
  public PodDiagnostics(Kubernetes kubernetes) {
    this.events = new WarningEventCache(kubernetes);
  }

  /** Returns the problems that are known at the time of the input. */
  public Diagnoses diagnose(DiagnosticsInput view) {
    List<Diagnosis> all =
        Stream.concat(
                view.pods().stream()
                    .filter(pod -> pod.ordinal() < view.statefulSet().getSpec().getReplicas())
                    .flatMap(pod -> new PodDiagnosis(pod, view).find().stream()),
                missing.find(view.statefulSet(), view.pods(), view.now()).stream())
            .toList();
    List<Diagnosis> due = all.stream().filter(diagnosis -> diagnosis.isDue(view.now())).toList();
    return new Diagnoses(messages(due, view.now()), next(all, view.now()));
  }

  /** Reads events only for the first diagnosis; the others usually have the same cause. */
  private List<Message> messages(List<Diagnosis> due, Instant now) {
    Optional<Diagnosis> first =
        due.stream().filter(diagnosis -> diagnosis.eventSubject().isPresent()).findFirst();
    return due.stream()
        .map(
            diagnosis ->
                new Message(
                    diagnosis.pods(),
                    first
                        .filter(diagnosis::equals)
                        .flatMap(Diagnosis::eventSubject)
                        .map(
                            subject -> diagnosis.text() + ": " + events.latestWarning(subject, now))
                        .orElse(diagnosis.text())))
        .collect(ImmutableList.toImmutableList());
  }

  /** When the next diagnosis becomes due, or when to read events again for a reported one. */
  private static Optional<Instant> next(List<Diagnosis> all, Instant now) {
    return all.stream()
        .flatMap(
            diagnosis ->
                diagnosis.isDue(now)
                    ? diagnosis
                        .eventSubject()
                        .map(subject -> now.plus(WarningEventCache.REFRESH_INTERVAL))
                        .stream()
                    : Stream.of(diagnosis.due()))
        .min(Comparator.naturalOrder());
  }
}
