package io.streambus.resources.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brokers that read the same configuration and answer the same calls. What a later one can do,
 * every one after it can do too.
 */
public enum BrokerFeatureLevel {
  /** Before 1.0: no admin API, and HTTP answers only once a leader exists. */
  V0("before v1.0"),
  /** 1.0: the admin API. Its security settings are read by nothing. */
  V1_0("v1.0"),
  /**
   * After 1.0: reads security settings, and records an audit log. That 1.1 is the first of them is
   * our assumption: its source is known, and no release of it is.
   */
  V1_1("from v1.1");

  private static final Pattern VERSION = Pattern.compile("v?(\\d{1,9})\\.(\\d{1,9})(?:[.+-].*)?");

  private final String versions;

  BrokerFeatureLevel(String versions) {
    this.versions = versions;
  }

  /** The versions that belong to it, in words. */
  public String versions() {
    return versions;
  }

  /** Whether the configuration file may hold security settings, of which the audit log is one. */
  public boolean readsSecurity() {
    return compareTo(V1_1) >= 0;
  }

  /** Of a version such as {@code v1.0.1}; of any other text the oldest, which promises least. */
  public static BrokerFeatureLevel of(String version) {
    Matcher parts = VERSION.matcher(version);
    if (!parts.matches() || parts.group(1).equals("0")) {
      return V0;
    }
    boolean first = Integer.parseInt(parts.group(1)) == 1 && Integer.parseInt(parts.group(2)) == 0;
    return first ? V1_0 : V1_1;
  }
}
