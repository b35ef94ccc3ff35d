package io.streambus.operator.kubernetes.client;

import com.google.common.base.Strings;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.operator.kubernetes.EventSubject;
import java.util.Comparator;

/** Warnings of other controllers about one object. */
final class WarningEvents {

  /** A controller that tries again counts up the event that it made before. */
  private static final long MAX_COUNT = 20;

  private static final String UNKNOWN = "the events about it cannot be listed";

  private final KubernetesClient client;

  WarningEvents(KubernetesClient client) {
    this.client = client;
  }

  /** What the newest one says, or why that is not known. */
  String latest(EventSubject subject) {
    try {
      return client
          .v1()
          .events()
          .inNamespace(subject.key().namespace())
          .withField("involvedObject.uid", subject.uid())
          .withField("type", "Warning")
          .list(new ListOptionsBuilder().withLimit(MAX_COUNT).build())
          .getItems()
          .stream()
          .max(Comparator.comparing(WarningEvents::time))
          .map(event -> Strings.nullToEmpty(event.getMessage()))
          .orElseGet(() -> "no event about %s says why".formatted(subject.key()));
    } catch (KubernetesClientException e) {
      return "%s: %s".formatted(UNKNOWN, ListFailure.of("events", e));
    }
  }

  /** Texts of one form, which sort as the times do. */
  private static String time(Event event) {
    return event.getLastTimestamp() != null
        ? event.getLastTimestamp()
        : event.getEventTime() != null
            ? Strings.nullToEmpty(event.getEventTime().getTime())
            : Strings.nullToEmpty(event.getMetadata().getCreationTimestamp());
  }
}
