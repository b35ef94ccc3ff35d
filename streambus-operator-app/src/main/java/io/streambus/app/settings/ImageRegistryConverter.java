package io.streambus.app.settings;

import io.streambus.resources.model.ImageRegistry;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a registry for default images. */
public final class ImageRegistryConverter implements ITypeConverter<ImageRegistry> {

  @Override
  public ImageRegistry convert(String text) {
    try {
      return new ImageRegistry(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
