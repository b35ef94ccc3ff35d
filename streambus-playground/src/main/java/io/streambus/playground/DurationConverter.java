package io.streambus.playground;

import java.text.ParseException;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a duration such as {@code 90s}, {@code 5m} or {@code 1h}. */
final class DurationConverter implements ITypeConverter<Duration> {

  /** The parser accepts more, such as weeks, and ignores fractions and signs. */
  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("\\d{1,6}[smh]");

  @Override
  public Duration convert(String text) throws ParseException {
    if (!NUMBER_AND_UNIT.matcher(text).matches()) {
      throw new TypeConversionException("'%s' is not a duration such as 90s or 5m".formatted(text));
    }
    return io.fabric8.kubernetes.api.model.Duration.parse(text).getDuration();
  }
}
