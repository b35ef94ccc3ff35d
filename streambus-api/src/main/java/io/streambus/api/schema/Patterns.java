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

  /** Printable ASCII characters without space and without those that are escaped. */
  private static final String SUBJECT_CHARACTER = "[!#-*\\--:=?-\\[\\]-~]";

  private static final String SUBJECT_ESCAPE = "\\\\([,+\"\\\\<>;]|[0-9A-F]{2})";

  /**
   * Value that starts neither with a space nor with a number sign, and does not end with a space.
   */
  private static final String SUBJECT_VALUE =
      "([!$-*\\--:=?-\\[\\]-~]|\\\\[# ]|"
          + SUBJECT_ESCAPE
          + ")"
          + "([ !#-*\\--:=?-\\[\\]-~]*"
          + SUBJECT_ESCAPE
          + ")*"
          + "([ !#-*\\--:=?-\\[\\]-~]*("
          + SUBJECT_CHARACTER
          + "|\\\\ ))?";

  private static final String SUBJECT_ATTRIBUTE =
      "[A-Za-z0-9][A-Za-z0-9.-]*=(" + SUBJECT_VALUE + "|#([0-9A-F]{2})+)";

  /**
   * Distinguished name as defined in RFC 2253, exactly as OpenSSL prints it: one line of printable
   * ASCII characters.
   */
  public static final String SUBJECT =
      "^" + SUBJECT_ATTRIBUTE + "([,+]" + SUBJECT_ATTRIBUTE + ")*$";

  /** Maximum length of a subject. */
  public static final int MAX_SUBJECT_LENGTH = 512;

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

  /** Quantity of Kubernetes that is not negative, such as 500m or 10Gi. */
  public static final String QUANTITY =
      "^\\+?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]{1,2})?$";

  /** Quantity greater than zero, without the suffixes for fractions. */
  public static final String VOLUME_SIZE =
      "^\\+?(0*[1-9][0-9]*(\\.[0-9]*)?|0*\\.0*[1-9][0-9]*)"
          + "([kMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]{1,2})?$";

  /** Maximum length of a quantity. */
  public static final int MAX_QUANTITY_LENGTH = 40;

  private Patterns() {}
}
