package io.streambus.operator.informers;

import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Queries the API server for the kinds that it serves, which every authenticated user may do.
 * Queries it again when the response may be different, but not periodically: after a user changed a
 * cluster that lacks the API, after a watch ended and did not continue, and after a request without
 * a usable response.
 */
final class DiscoveredAvailability implements ApiAvailability {

  /** Many clusters may be changed at once. */
  private static final Duration DELAY = Duration.ofSeconds(1);

  /** The API server lists an API for a moment after removing it. */
  private static final Duration DELAY_AFTER_LOSS = Duration.ofSeconds(5);

  private final OptionalApi kind;
  private final KubernetesClient client;
  private final ScheduledExecutorService thread;
  private final Listener listener;
  private final Backoff backoff = new Backoff();

  private Optional<ScheduledFuture<?>> next = Optional.empty();

  DiscoveredAvailability(
      OptionalApi kind,
      KubernetesClient client,
      ScheduledExecutorService thread,
      Listener listener) {
    this.kind = kind;
    this.client = client;
    this.thread = thread;
    this.listener = listener;
  }

  @Override
  public void start() {
    schedule(Duration.ZERO);
  }

  @Override
  public void stop() {
    next.ifPresent(scheduled -> scheduled.cancel(false));
  }

  @Override
  public void onRequested() {
    if (next.filter(DiscoveredAvailability::isSoon).isEmpty()) {
      next.ifPresent(later -> later.cancel(false));
      schedule(DELAY);
    }
  }

  @Override
  public void onObjectsLost() {
    if (next.isEmpty()) {
      schedule(DELAY_AFTER_LOSS);
    }
  }

  private void schedule(Duration delay) {
    next = Optional.of(thread.schedule(this::query, delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static boolean isSoon(ScheduledFuture<?> scheduled) {
    return scheduled.getDelay(TimeUnit.MILLISECONDS) <= DELAY.toMillis();
  }

  private void query() {
    next = Optional.empty();
    try {
      boolean served = isServed();
      backoff.reset();
      if (served) {
        listener.onInstalled();
      } else {
        listener.onNotInstalled();
      }
    } catch (KubernetesClientException e) {
      ApiFailure failure = ApiFailure.of(e);
      if (!failure.isForbidden()) {
        schedule(backoff.afterFailure());
      }
      listener.onUnknown(failure.reason());
    }
  }

  private boolean isServed() {
    String plural = HasMetadata.getPlural(kind.type());
    return Optional.ofNullable(client.getApiResources(kind.apiVersion()))
        .map(APIResourceList::getResources)
        .filter(served -> served.stream().anyMatch(each -> each.getName().equals(plural)))
        .isPresent();
  }
}
