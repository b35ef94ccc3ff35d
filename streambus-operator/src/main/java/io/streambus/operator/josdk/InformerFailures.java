package io.streambus.operator.josdk;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.api.config.InformerStoppedHandler;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs informers that fail, instead of ending the process, and notifies a listener. An exception of
 * the listener is logged: it would otherwise be lost.
 */
public final class InformerFailures implements InformerStoppedHandler {

  private static final Logger log = LoggerFactory.getLogger(InformerFailures.class);

  private final BiConsumer<String, Throwable> listener;
  private volatile @Nullable Throwable last;

  /**
   * Creates a handler.
   *
   * @param listener receives the kind and the cause
   */
  public InformerFailures(BiConsumer<String, Throwable> listener) {
    this.listener = listener;
  }

  /** Why an informer has failed; empty if none has. */
  public Optional<Throwable> last() {
    return Optional.ofNullable(last);
  }

  @Override
  @SuppressWarnings("rawtypes") // As declared by JOSDK.
  public void onStop(SharedIndexInformer informer, @Nullable Throwable cause) {
    if (cause == null) {
      return;
    }
    last = cause;
    @SuppressWarnings("unchecked")
    String kind = HasMetadata.getKind((Class<? extends HasMetadata>) informer.getApiTypeClass());
    log.atError().addKeyValue("kind", kind).setCause(cause).log("Informer stopped");
    try {
      listener.accept(kind, cause);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("The listener of informer failures failed");
    }
  }
}
