package io.streambus.deploy.dashboard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A unit of Grafana. Values are formatted as Grafana does it.
 *
 * @param id ID, such as {@code percentunit}
 * @param decimals number of decimals; depends on the value if empty
 */
record Unit(String id, Optional<Integer> decimals) {

  private static final String SUFFIX = "suffix:";
  private static final int SIGNIFICANT_DIGITS = 3;

  private static final List<Scale> DECIMAL =
      List.of(new Scale(1e9, " Bil"), new Scale(1e6, " Mil"), new Scale(1e3, " K"));

  private static final List<Scale> BINARY =
      List.of(
          new Scale(0x1p40, " TiB"),
          new Scale(0x1p30, " GiB"),
          new Scale(0x1p20, " MiB"),
          new Scale(0x1p10, " KiB"));

  private static final List<Scale> TIME =
      List.of(
          new Scale(604_800, " weeks"),
          new Scale(86_400, " days"),
          new Scale(3600, " hours"),
          new Scale(60, " mins"),
          new Scale(1, " s"),
          new Scale(1e-3, " ms"));

  private record Scale(double factor, String suffix) {}

  String format(double value) {
    if (id.equals("percentunit")) {
      return number(value * 100) + "%";
    }
    if (id.equals("bool_yes_no")) {
      return value == 0 ? "No" : "Yes";
    }
    if (id.startsWith(SUFFIX)) {
      return number(value) + id.substring(SUFFIX.length());
    }
    return switch (id) {
      case "short" -> scaled(value, DECIMAL, "");
      case "s" -> value == 0 ? "0 s" : scaled(value, TIME, " s");
      case "bytes" -> scaled(value, BINARY, " B");
      case "binBps" -> scaled(value, BINARY, " B") + "/s";
      case "opm" -> scaled(value, DECIMAL, "") + " ops/min";
      case "mps" -> scaled(value, DECIMAL, "") + " msg/s";
      default -> throw new AssertionError("unit %s cannot be drawn".formatted(id));
    };
  }

  /** Whether multiples are powers of two. */
  boolean isBinary() {
    return id.startsWith("b") && !id.startsWith("bool");
  }

  boolean isTime() {
    return id.equals("s");
  }

  /** Returns a number without a unit, and without decimals if it is whole. */
  static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  private String scaled(double value, List<Scale> scales, String otherwise) {
    for (Scale scale : scales) {
      if (Math.abs(value) >= scale.factor()) {
        return number(value / scale.factor()) + scale.suffix();
      }
    }
    return number(value) + otherwise;
  }

  private String number(double value) {
    String text =
        String.format(Locale.ROOT, "%." + decimals.orElseGet(() -> digits(value)) + "f", value);
    return text.contains(".") && decimals.isEmpty() ? text.replaceFirst("\\.?0+$", "") : text;
  }

  /** Returns the number of decimals that yields three significant digits. */
  private static int digits(double value) {
    return value == Math.rint(value)
        ? 0
        : Math.max(0, SIGNIFICANT_DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value))));
  }
}
