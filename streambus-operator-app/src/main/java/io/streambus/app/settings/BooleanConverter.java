package io.streambus.app.settings;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts {@code true} or {@code false}, and rejects any other text. */
public final class BooleanConverter implements ITypeConverter<Boolean> {

  @Override
  public Boolean convert(String text) {
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw new TypeConversionException("'%s' is not true or false".formatted(text));
    };
  }
}
