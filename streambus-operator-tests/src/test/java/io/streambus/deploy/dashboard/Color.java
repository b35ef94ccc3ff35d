package io.streambus.deploy.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** Colors of Grafana's light theme, dark enough for thin lines and for white text. */
enum Color {
  GREEN("#3f9142"),
  ORANGE("#e66a00"),
  BLUE("#2f6fd0"),
  RED("#d0243f"),
  PURPLE("#9046bd"),
  YELLOW("#c59a00"),
  TEAL("#12868c"),
  BROWN("#8a5a3c"),

  TEXT("#24292e"),
  FAINT_TEXT("#5d636b"),
  LINE("#dfe1e4"),
  PANEL("#ffffff"),
  PAGE("#f1f2f4");

  private static final List<Color> PALETTE =
      List.of(GREEN, YELLOW, BLUE, ORANGE, RED, PURPLE, TEAL, BROWN);

  private final String code;

  Color(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  /** Returns the color that a dashboard names. */
  static Color named(JsonNode name) {
    return valueOf(name.asText().toUpperCase(Locale.ROOT));
  }

  /** Returns the color of a series. */
  static Color ofSeries(int index) {
    return PALETTE.get(index % PALETTE.size());
  }
}
