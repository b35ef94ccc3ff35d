package io.streambus.app.redaction;

import java.util.regex.Pattern;

/** Recognizes names of fields and variables whose values may be confidential. */
final class SensitiveNames {

  /** Part of a regular expression, without groups that capture. */
  static final String WORDS =
      "(?:passw(?:or)?d|passphrase|pwd|secret|token|credential|authorization|cookie|sasl|jaas|dsn"
          + "|(?:api|private|access|account|shared|master|signing|encryption|client|tls)[-_.]?key"
          + "|connection[-_.]?string)";

  private static final Pattern SENSITIVE =
      Pattern.compile(".*" + WORDS + ".*", Pattern.CASE_INSENSITIVE);

  /** They name Secrets, or are settings of Kubernetes, and explain more than they reveal. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          ".*(?:secret[-_]?name|secret[-_]?ref|secret[-_]?key[-_]?ref|pullSecrets)"
              + "|secret|automountServiceAccountToken|serviceAccountToken|tokenExpirationSeconds"
              + "|topologyKey|saslMechanisms?",
          Pattern.CASE_INSENSITIVE);

  private SensitiveNames() {}

  /** Whether a scalar value, or a list of them, of this name may be confidential. */
  static boolean contains(String name) {
    return SENSITIVE.matcher(name).matches() && !isReference(name);
  }

  /** Whether the value only refers to a Secret. */
  static boolean isReference(String name) {
    return REFERENCE.matcher(name).matches();
  }
}
