package io.streambus.app.kubeconfig;

import io.streambus.api.text.ExternalText;
import io.streambus.api.text.NearestName;
import java.util.Collection;

/** The end of a message about an unknown name. */
public final class NameHint {

  private static final int MAX_LENGTH = 253;

  private NameHint() {}

  /** Returns a hint such as {@code ; did you mean demo?}; empty if no name is similar. */
  public static String of(String unknown, Collection<String> known) {
    return NearestName.of(unknown, known)
        .map(found -> "; did you mean " + ExternalText.line(found, MAX_LENGTH) + "?")
        .orElse("");
  }
}
