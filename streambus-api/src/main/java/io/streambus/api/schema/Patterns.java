package io.streambus.api.schema;

/** Regular expressions shared by the CRD and the resolver. Each matches an entire value. */
public final class Patterns {

  /** Name of most Kubernetes objects, with at most {@link #MAX_NAME_LENGTH} characters. */
  public static final String NAME =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

  /** Maximum length of a name. */
  public static final int MAX_NAME_LENGTH = 253;

  /** Optional host and port, followed by lowercase path components. */
  public static final String REPOSITORY =
      "^([A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?/)?"
          + "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$";

  /** Maximum length of an image repository. */
  public static final int MAX_REPOSITORY_LENGTH = 255;

  /** Image tag. */
  public static final String TAG = "^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$";

  /** Image digest. */
  public static final String DIGEST = "^sha256:[a-f0-9]{64}$";

  private static final String SUBJECT_ATTRIBUTE =
      "[A-Za-z0-9][A-Za-z0-9.-]*="
          + "[A-Za-z0-9._@:/()*-]([A-Za-z0-9 ._@:/()*-]*[A-Za-z0-9._@:/()*-])?";

  /**
   * Distinguished name without characters that have a special meaning in configuration files,
   * shells or YAML: no quotes, backslashes, line breaks or number signs.
   */
  public static final String SUBJECT = "^" + SUBJECT_ATTRIBUTE + "(," + SUBJECT_ATTRIBUTE + ")*$";

  /** Maximum length of a subject. */
  public static final int MAX_SUBJECT_LENGTH = 256;

  /** Host name, IPv4 address or IPv6 address in brackets, followed by a port. */
  public static final String HOST_AND_PORT =
      "^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\]):[1-9][0-9]{0,4}$";

  /** Duration that both Go and Prometheus accept: units in descending order. */
  public static final String SCRAPE_INTERVAL =
      "^([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$";

  private Patterns() {}
}
