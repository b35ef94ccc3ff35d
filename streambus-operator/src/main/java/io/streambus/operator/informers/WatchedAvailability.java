package io.streambus.operator.informers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.streambus.operator.informers.RestartingInformer.RestartPolicy;
import io.streambus.operator.kubernetes.client.PartialCrd;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * Watches the CustomResourceDefinition of a kind, which requires a cluster-wide permission. Notices
 * every change by itself.
 */
final class WatchedAvailability implements ApiAvailability {

  private final OptionalApi kind;
  private final ScheduledExecutorService thread;
  private final Listener listener;
  private final RestartingInformer<PartialCrd> definition;

  WatchedAvailability(
      OptionalApi kind,
      Function<ResourceEventHandler<HasMetadata>, SharedIndexInformer<PartialCrd>> informers,
      ScheduledExecutorService thread,
      Listener listener) {
    this.kind = kind;
    this.thread = thread;
    this.listener = listener;
    this.definition =
        new RestartingInformer<>(
            () -> informers.apply(new DefinitionEvents()),
            thread,
            new DefinitionListener(),
            RestartPolicy.ALWAYS);
  }

  @Override
  public void start() {
    definition.start();
  }

  @Override
  public void stop() {
    definition.stop();
  }

  @Override
  public void onRequested() {}

  @Override
  public void onObjectsLost() {}

  private void publish() {
    definition
        .ready()
        .ifPresent(
            informer -> {
              if (informer.getStore().list().stream().anyMatch(api -> api.serves(kind.version()))) {
                listener.onInstalled();
              } else {
                listener.onNotInstalled();
              }
            });
  }

  private final class DefinitionEvents implements ResourceEventHandler<HasMetadata> {

    @Override
    public void onAdd(HasMetadata added) {
      thread.execute(WatchedAvailability.this::publish);
    }

    @Override
    public void onUpdate(HasMetadata before, HasMetadata now) {
      thread.execute(WatchedAvailability.this::publish);
    }

    @Override
    public void onDelete(HasMetadata deleted, boolean finalStateUnknown) {
      thread.execute(WatchedAvailability.this::publish);
    }
  }

  private final class DefinitionListener implements RestartingInformer.Listener {

    @Override
    public void onReady() {
      publish();
    }

    @Override
    public void onLost(ApiFailure failure) {
      listener.onUnknown(failure.reason());
    }
  }
}
