package io.streambus.app.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a duration such as {@code 90s}, {@code 5m} or {@code 1h}. */
public final class DurationConverter implements ITypeConverter<Duration> {

  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("(?<number>\\d{1,6})(?<unit>[smh])");

  @Override
  public Duration convert(String text) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException("'%s' is not a duration such as 90s or 5m".formatted(text));
    }
    long number = Long.parseLong(matcher.group("number"));
    return switch (matcher.group("unit")) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
