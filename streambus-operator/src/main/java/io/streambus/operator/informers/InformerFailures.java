package io.streambus.operator.informers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs informers that fail, instead of ending the process, and notifies a listener. An exception of
 * the listener is logged: it would otherwise be lost.
 */
public final class InformerFailures {

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

  /**
   * Called when an informer has stopped.
   *
   * @param cause why it failed; null if it was stopped
   */
  public void onStop(Class<? extends HasMetadata> type, @Nullable Throwable cause) {
    if (cause == null) {
      return;
    }
    last = cause;
    String kind = HasMetadata.getKind(type);
    log.atError().addKeyValue("kind", kind).setCause(cause).log("Informer stopped");
    try {
      listener.accept(kind, cause);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("The listener of informer failures failed");
    }
  }
}
