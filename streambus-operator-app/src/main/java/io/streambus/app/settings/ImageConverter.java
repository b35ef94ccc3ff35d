package io.streambus.app.settings;

import io.streambus.api.schema.Patterns;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the reference of an image, such as {@code registry.example.com/streambus:1.0}. */
public final class ImageConverter implements ITypeConverter<String> {

  private static final int MAX_LENGTH = 512;
  private static final Pattern REFERENCE =
      Pattern.compile(
          "%s(:%s)?(@%s)?"
              .formatted(part(Patterns.REPOSITORY), part(Patterns.TAG), part(Patterns.DIGEST)));

  @Override
  public String convert(String image) {
    if (image.length() > MAX_LENGTH || !REFERENCE.matcher(image).matches()) {
      throw new TypeConversionException(
          "'%s' is not an image; use the form registry.example.com/streambus/operator:1.0"
              .formatted(image));
    }
    return image;
  }

  /** Returns an expression without the anchors at its start and end. */
  private static String part(String anchored) {
    return anchored.substring(1, anchored.length() - 1);
  }
}
