package io.streambus.app.command;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a label selector in the syntax of kubectl. */
final class LabelSelectorConverter implements ITypeConverter<String> {

  /** Matching a long text overflows the stack. */
  private static final int MAX_LENGTH = 1000;

  private static final String KEY = "([a-z0-9.-]+/)?[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?";
  private static final String VALUE = "([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?";
  private static final String REQUIREMENT =
      "\\s*(!?KEY|KEY\\s*(=|==|!=)\\s*VALUE|KEY\\s+(in|notin)\\s*\\(\\s*VALUE(\\s*,\\s*VALUE)*\\s*\\))\\s*"
          .replace("KEY", KEY)
          .replace("VALUE", VALUE);
  private static final Pattern SELECTOR = Pattern.compile(REQUIREMENT + "(," + REQUIREMENT + ")*");

  @Override
  public String convert(String text) {
    if (text.length() > MAX_LENGTH || !SELECTOR.matcher(text).matches()) {
      throw new TypeConversionException(
          ("'%s' is not a label selector such as tier=gold or tier in (gold,silver), of at most %d"
                  + " characters")
              .formatted(text, MAX_LENGTH));
    }
    return text.strip();
  }
}
