package io.streambus.resources.validation;

import java.util.regex.Pattern;

/** Forms of names that Kubernetes prescribes. */
enum Syntax {
  /** Name of most objects. */
  DNS_SUBDOMAIN(
      253,
      "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*",
      "must be a name of lower-case letters, digits, '-' and '.', of at most 253 characters, that"
          + " begins and ends with a letter or digit"),
  /** Name of containers and volumes. */
  DNS_LABEL(63, "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?", ""),
  /** Part of a label or annotation key after the slash. */
  QUALIFIED_NAME(63, "[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?", ""),
  /** Value of a label. */
  LABEL_VALUE(
      63,
      "(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?",
      "must have at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or"
          + " digit, because it is the value of a label");

  /** What a key must be that does not {@link #isKey}. */
  static final String KEY_RULE =
      "must be a key such as 'team' or 'example.com/team', with a name of at most 63 letters,"
          + " digits, '-', '_' and '.'";

  private final int longest;
  private final Pattern pattern;
  private final String rule;

  Syntax(int longest, String pattern, String rule) {
    this.longest = longest;
    this.pattern = Pattern.compile(pattern);
    this.rule = rule;
  }

  boolean matches(String text) {
    return text.length() <= longest && pattern.matcher(text).matches();
  }

  String rule() {
    return rule;
  }

  /** Whether a text can be the key of a label or annotation. */
  static boolean isKey(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? QUALIFIED_NAME.matches(text)
        : DNS_SUBDOMAIN.matches(text.substring(0, slash))
            && QUALIFIED_NAME.matches(text.substring(slash + 1));
  }
}
