package io.streambus.app.settings;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a name of one label, such as that of a namespace. */
public final class DnsLabel implements ITypeConverter<String> {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  @Override
  public String convert(String text) {
    String label = text.strip();
    if (!LABEL.matcher(label).matches()) {
      throw new TypeConversionException(
          "'%s' is not a name of at most 63 lower-case letters, digits and '-'".formatted(text));
    }
    return label;
  }
}
