package io.streambus.api.schema;

/** Regular expressions that the CRD and the resolver share. Each matches a whole text. */
public final class Patterns {

  /** Name of most objects of Kubernetes, of at most {@link #MAX_NAME_LENGTH} characters. */
  public static final String NAME =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

  /** Most characters of a name. */
  public static final int MAX_NAME_LENGTH = 253;

  /** An optional host with an optional port, then path parts in lower case. */
  public static final String REPOSITORY =
      "^([A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?/)?"
          + "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$";

  /** Most characters of an image repository. */
  public static final int MAX_REPOSITORY_LENGTH = 255;

  /** Tag of an image. */
  public static final String TAG = "^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$";

  /** Digest of an image. */
  public static final String DIGEST = "^sha256:[a-f0-9]{64}$";

  private static final String SUBJECT_PART =
      "[A-Za-z0-9][A-Za-z0-9.-]*="
          + "[A-Za-z0-9._@:/()*-]([A-Za-z0-9 ._@:/()*-]*[A-Za-z0-9._@:/()*-])?";

  /**
   * A distinguished name whose characters mean nothing in a configuration file, a shell or YAML: no
   * quotes, backslashes, line ends and number signs.
   */
  public static final String SUBJECT = "^" + SUBJECT_PART + "(," + SUBJECT_PART + ")*$";

  /** Most characters of a subject. */
  public static final int MAX_SUBJECT_LENGTH = 256;

  /** A host name, an IPv4 address or an IPv6 address in brackets, and a port. */
  public static final String HOST_AND_PORT =
      "^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\]):[1-9][0-9]{0,4}$";

  /** A duration that Go and Prometheus both read: units from the largest to the smallest. */
  public static final String SCRAPE_INTERVAL =
      "^([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$";

  private Patterns() {}
}
