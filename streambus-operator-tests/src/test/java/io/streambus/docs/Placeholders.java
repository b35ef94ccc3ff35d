package io.streambus.docs;

import java.util.Map;

/** Words that users replace in commands. */
final class Placeholders {

  private static final Map<String, String> VALUES =
      Map.of(
          "NAMESPACE", "default",
          "CLUSTER", "demo",
          "POD", "demo-1",
          "SECRET", "streambus-tls-certs",
          "CLASS", "testkit");

  private Placeholders() {}

  static String replaceIn(String commands) {
    String text = commands;
    for (Map.Entry<String, String> placeholder : VALUES.entrySet()) {
      text = text.replaceAll("\\b" + placeholder.getKey() + "\\b", placeholder.getValue());
    }
    return text;
  }
}
