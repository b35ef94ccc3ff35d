package io.streambus.resources.extension;

import io.streambus.api.stability.Internal;
import io.streambus.api.text.ExternalText;
import org.jspecify.annotations.Nullable;

/**
 * An extension that cannot work for any cluster. The message names its class, and what to do.
 *
 * @see Extensions#of
 */
public final class InvalidExtensionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param type class of the extension
   * @param problem what is wrong with it, and what to do
   * @param cause exception of the extension, if there was one
   * @hidden
   */
  @Internal
  public InvalidExtensionException(Class<?> type, String problem, @Nullable Throwable cause) {
    super(
        ExternalText.line(
            "the extension %s %s".formatted(type.getName(), problem), ExternalText.MAX_EXPLANATION),
        cause);
  }
}
