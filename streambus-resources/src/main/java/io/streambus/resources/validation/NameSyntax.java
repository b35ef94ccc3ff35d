package io.streambus.resources.validation;

import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A name format that Kubernetes defines.
 *
 * @param rule continues "the name …" in messages
 */
record NameSyntax(int maxLength, Predicate<String> format, String rule) {

  /** Prefix of a key. */
  private static final NameSyntax DNS_SUBDOMAIN =
      new NameSyntax(
          253,
          KubernetesResourceUtil::isValidSubdomainName,
          "must be a lowercase RFC 1123 subdomain: at most 253 lowercase letters, digits, '-' and '.',"
              + " starting and ending with a letter or digit");

  /** Name of containers and volumes. */
  static final NameSyntax DNS_LABEL =
      new NameSyntax(
          63,
          KubernetesResourceUtil::isValidName,
          "must be a lowercase RFC 1123 label: at most 63 lowercase letters, digits and '-', starting"
              + " and ending with a letter or digit");

  /**
   * Key of a label or annotation: a prefix and a slash, both optional, and a name. Unlike {@link
   * KubernetesResourceUtil}, Kubernetes accepts uppercase letters in the name.
   */
  static final NameSyntax KEY =
      new NameSyntax(
          253 + 1 + 63,
          NameSyntax::isKey,
          "must be a valid key, such as 'team' or 'example.com/team', with a name of at most 63"
              + " letters, digits, '-', '_' and '.'");

  /** Value of a label. Unlike {@link KubernetesResourceUtil}, Kubernetes accepts an empty one. */
  static final NameSyntax LABEL_VALUE =
      new NameSyntax(
          63,
          Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?").asMatchPredicate(),
          "must be a valid label value: at most 63 letters, digits, '-', '_' and '.', starting and"
              + " ending with a letter or digit");

  private static boolean isKey(String text) {
    int slash = text.indexOf('/');
    return (slash < 0 || DNS_SUBDOMAIN.matches(text.substring(0, slash)))
        && slash + 1 < text.length()
        && LABEL_VALUE.matches(text.substring(slash + 1));
  }

  /** Checks the length first: matching a long string overflows the stack. */
  boolean matches(String text) {
    return text.length() <= maxLength && format.test(text);
  }
}
