package io.streambus.resources.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Set of broker versions with the same configuration and API. Every level includes the features of
 * the earlier ones.
 */
public enum BrokerFeatureLevel {
  /** Before 1.0: no admin API, and HTTP requests are answered only once a leader is elected. */
  V0("before v1.0"),
  /** 1.0: admin API; security settings are ignored. */
  V1_0("v1.0"),
  /**
   * After 1.0: security settings and an audit log. That 1.1 is the first such version is an
   * assumption, based on source code of which no release is known.
   */
  V1_1("from v1.1");

  private static final Pattern VERSION = Pattern.compile("v?(\\d{1,9})\\.(\\d{1,9})(?:[.+-].*)?");

  private final String versions;

  BrokerFeatureLevel(String versions) {
    this.versions = versions;
  }

  /** {@return the versions of this level as text} */
  public String versions() {
    return versions;
  }

  /** {@return whether the broker reads security settings, including those of the audit log} */
  public boolean readsSecuritySettings() {
    return compareTo(V1_1) >= 0;
  }

  /**
   * {@return the level of a version such as {@code v1.0.1}; any other text maps to the oldest
   * level, which has the fewest features}
   *
   * @param version the version of StreamBus
   */
  public static BrokerFeatureLevel of(String version) {
    Matcher parts = VERSION.matcher(version);
    if (!parts.matches() || parts.group(1).equals("0")) {
      return V0;
    }
    boolean first = Integer.parseInt(parts.group(1)) == 1 && Integer.parseInt(parts.group(2)) == 0;
    return first ? V1_0 : V1_1;
  }
}
