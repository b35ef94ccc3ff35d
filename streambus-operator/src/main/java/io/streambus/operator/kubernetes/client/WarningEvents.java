package io.streambus.operator.kubernetes.client;

import com.google.common.base.Strings;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.operator.kubernetes.InvolvedObject;
import java.util.Comparator;

/** Reads the warning events of other controllers for an object. */
final class WarningEvents {

  /** A low limit suffices: a controller that retries increments the count of its event. */
  private static final long MAX_COUNT = 20;

  private static final String LIST_FAILED = "cannot list its events";

  private final KubernetesClient client;

  WarningEvents(KubernetesClient client) {
    this.client = client;
  }

  /** Returns the message of the latest warning, or why it is unknown. */
  String latest(InvolvedObject subject) {
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
          .orElseGet(() -> "no warning event for %s".formatted(subject.key()));
    } catch (KubernetesClientException e) {
      return "%s: %s".formatted(LIST_FAILED, ListFailure.describe("events", e));
    }
  }

  /** The timestamps share one format, so their text sorts chronologically. */
  private static String time(Event event) {
    return event.getLastTimestamp() != null
        ? event.getLastTimestamp()
        : event.getEventTime() != null
            ? Strings.nullToEmpty(event.getEventTime().getTime())
            : Strings.nullToEmpty(event.getMetadata().getCreationTimestamp());
  }
}
