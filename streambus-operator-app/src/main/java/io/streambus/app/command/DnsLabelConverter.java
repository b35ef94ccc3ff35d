package io.streambus.app.command;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a DNS label, such as the name of a namespace. */
final class DnsLabelConverter implements ITypeConverter<String> {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  @Override
  public String convert(String text) {
    String label = text.strip();
    if (!LABEL.matcher(label).matches()) {
      throw new TypeConversionException(
          "'%s' is not a name of at most 63 lowercase letters, digits and '-'".formatted(text));
    }
    return label;
  }
}
