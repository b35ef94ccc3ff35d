package io.streambus.api.openapi;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.streambus.api.stability.PublicApi;
import java.util.List;
import java.util.Optional;

/**
 * A value that violates a schema.
 *
 * @param path JSON path from the root of the document, such as {@code spec.config.port}
 * @param value the value as JSON, strings of the correct type without quotes, truncated if it is
 *     long; empty if the field is absent or unknown
 * @param requirement what the schema requires, and the remedy
 */
@PublicApi
public record Violation(String path, String value, String requirement) {

  /** Separates the fields in a path. */
  private static final Splitter FIELDS = Splitter.on(CharMatcher.anyOf(".["));

  /**
   * {@return the field of an object of the document that contains the value; empty if none does}
   *
   * @param parent name of the object
   */
  public Optional<String> fieldIn(String parent) {
    List<String> fields = FIELDS.splitToList(path);
    return fields.size() > 1 && fields.get(0).equals(parent)
        ? Optional.of(fields.get(1))
        : Optional.empty();
  }
}
