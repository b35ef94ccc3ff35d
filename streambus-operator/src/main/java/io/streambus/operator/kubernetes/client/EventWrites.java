package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.operator.kubernetes.NamespaceTerminatingException;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.metrics.WriteFailures;
import java.net.HttpURLConnection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates events. An event is worth only one short request, because the status, which is written
 * after it, says the same.
 */
final class EventWrites {

  private static final Logger log = LoggerFactory.getLogger(EventWrites.class);

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final PartialResponseWrites writes;
  private final WriteFailures failures;

  EventWrites(KubernetesClient client, WriteFailures failures) {
    this.writes = new PartialResponseWrites(new ApiHttp(SingleAttempts.of(client), TIMEOUT));
    this.failures = failures;
  }

  /** Creates an event, unless it exists since an earlier attempt. */
  void create(Event event) {
    try {
      writes.create(event);
    } catch (KubernetesClientException e) {
      if (ApiErrors.isNamespaceTerminating(e)) {
        throw new NamespaceTerminatingException("create " + ObjectKey.of(event), e);
      }
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        failures.countEvent();
        log.atDebug()
            .addKeyValue("event", ObjectKey.of(event))
            .addKeyValue("code", e.getCode())
            .addKeyValue("response", e.getMessage())
            .log("Lost event");
      }
    }
  }
}
