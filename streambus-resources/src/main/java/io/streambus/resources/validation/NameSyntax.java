package io.streambus.resources.validation;

import java.util.regex.Pattern;

/** Name formats that Kubernetes defines. */
enum NameSyntax {
  /** Name of most objects. */
  DNS_SUBDOMAIN(
      253,
      "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*",
      "must be a lowercase RFC 1123 subdomain: at most 253 lowercase letters, digits, '-' and '.',"
          + " starting and ending with a letter or digit"),
  /** Name of containers and volumes. */
  DNS_LABEL(63, "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?", ""),
  /** Part of a label or annotation key after the slash. */
  QUALIFIED_NAME(63, "[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?", ""),
  /** Value of a label. */
  LABEL_VALUE(
      63,
      "(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?",
      "must be a valid label value: at most 63 letters, digits, '-', '_' and '.', starting and"
          + " ending with a letter or digit");

  /** Message for a key that does not satisfy {@link #isKey}. */
  static final String KEY_RULE =
      "must be a valid key, such as 'team' or 'example.com/team', with a name of at most 63"
          + " letters, digits, '-', '_' and '.'";

  private final int maxLength;
  private final Pattern pattern;
  private final String rule;

  NameSyntax(int maxLength, String pattern, String rule) {
    this.maxLength = maxLength;
    this.pattern = Pattern.compile(pattern);
    this.rule = rule;
  }

  boolean matches(String text) {
    return text.length() <= maxLength && pattern.matcher(text).matches();
  }

  String rule() {
    return rule;
  }

  /** Whether a string is a valid label or annotation key. */
  static boolean isKey(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? QUALIFIED_NAME.matches(text)
        : DNS_SUBDOMAIN.matches(text.substring(0, slash))
            && QUALIFIED_NAME.matches(text.substring(slash + 1));
  }
}
