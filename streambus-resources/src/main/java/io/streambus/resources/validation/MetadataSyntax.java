package io.streambus.resources.validation;

import java.util.Map;
import java.util.Optional;

/** The syntax of labels and annotations that do not come from a spec. */
public final class MetadataSyntax {

  private MetadataSyntax() {}

  /** Returns what is wrong with a label; empty if all are valid. */
  public static Optional<String> labelProblem(Map<String, String> labels) {
    return Labels.check("labels", labels).map(Problem::toString).findFirst();
  }

  /** Returns what is wrong with the key of an annotation; empty if all are valid. */
  public static Optional<String> keyProblem(Map<String, String> annotations) {
    return Labels.keys("annotations", annotations).map(Problem::toString).findFirst();
  }
}
