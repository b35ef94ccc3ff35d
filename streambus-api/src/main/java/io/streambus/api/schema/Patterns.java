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

  private static final String PORT =
      "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

  /** Host name, IPv4 address or IPv6 address in brackets, followed by a port. */
  public static final String HOST_AND_PORT =
      "^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\]):" + PORT + "$";

  /** Duration that both Go and Prometheus accept: units in descending order. */
  public static final String SCRAPE_INTERVAL =
      "^([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$";

  /** ID of a tenant. */
  public static final String TENANT_ID = "^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$";

  /** Version of the brokers, which is an image tag that is also a label value. */
  public static final String VERSION = "^[A-Za-z0-9_][A-Za-z0-9._-]{0,62}$";

  /** Kind of an object. */
  public static final String KIND = "^[A-Z][A-Za-z]{0,62}$";

  /** Quantity of Kubernetes, such as 500m or 10Gi. */
  public static final String QUANTITY =
      "^[+-]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})"
          + "([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]{1,2})?$";

  private Patterns() {}
}
