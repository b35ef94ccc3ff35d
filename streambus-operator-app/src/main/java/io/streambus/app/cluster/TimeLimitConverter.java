package io.streambus.app.cluster;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts time limits such as {@code 90}, {@code 90s} or {@code 2m}. */
public final class TimeLimitConverter implements ITypeConverter<Duration> {

  private static final Pattern FORMAT = Pattern.compile("([1-9]\\d{0,5})([smh]?)");
  private static final Duration MAX = Duration.ofHours(24);

  @Override
  public Duration convert(String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches() || of(matcher).compareTo(MAX) > 0) {
      throw new TypeConversionException(
          "'%s' is not a duration of at most 24 hours, such as 30s, 5m or 1h".formatted(text));
    }
    return of(matcher);
  }

  private static Duration of(Matcher matcher) {
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
