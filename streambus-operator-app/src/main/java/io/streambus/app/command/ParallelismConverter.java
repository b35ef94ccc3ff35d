package io.streambus.app.command;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the maximum number of concurrent reconciliations. */
final class ParallelismConverter implements ITypeConverter<Integer> {

  /** Further threads would only wait, because the API server limits the requests of one user. */
  private static final int MAX_COUNT = 256;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

  @Override
  public Integer convert(String text) {
    if (!NUMBER.matcher(text).matches()
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MAX_COUNT) {
      throw new TypeConversionException(
          "'%s' is not an integer from 1 to %d".formatted(text, MAX_COUNT));
    }
    return Integer.valueOf(text);
  }
}
