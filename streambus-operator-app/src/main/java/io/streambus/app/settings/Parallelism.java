package io.streambus.app.settings;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many clusters are worked on at the same time. */
public final class Parallelism implements ITypeConverter<Integer> {

  /** More threads than the API server grants requests to one user would only wait. */
  private static final int MAX_COUNT = 256;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

  @Override
  public Integer convert(String text) {
    if (!NUMBER.matcher(text).matches()
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MAX_COUNT) {
      throw new TypeConversionException(
          "'%s' is not a whole number from 1 to %d".formatted(text, MAX_COUNT));
    }
    return Integer.valueOf(text);
  }
}
