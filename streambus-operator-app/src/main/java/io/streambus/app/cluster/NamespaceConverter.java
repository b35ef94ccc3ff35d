package io.streambus.app.cluster;

import io.streambus.api.text.ExternalText;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the name of a namespace. An empty one is that of the context, as for kubectl. */
public final class NamespaceConverter implements ITypeConverter<String> {

  private static final Pattern NAME = Pattern.compile("([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)?");

  @Override
  public String convert(String text) {
    String name = text.strip();
    if (!NAME.matcher(name).matches()) {
      throw new TypeConversionException(
          "'%s' is not a name of at most 63 lowercase letters, digits and '-'"
              .formatted(ExternalText.line(text, ExternalText.MAX_VALUE)));
    }
    return name;
  }
}
