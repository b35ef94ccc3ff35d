package io.streambus.app.command;

import io.streambus.resources.model.ImageRegistry;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --image-registry}. */
final class ImageRegistryOption {

  @Option(
      names = "--image-registry",
      paramLabel = "REGISTRY[/PATH]",
      converter = Converter.class,
      description =
          "Registry for the default images of brokers and proxies (default: the registry that nodes"
              + " default to).")
  private Optional<ImageRegistry> imageRegistry = Optional.empty();

  /** Returns the registry; empty for that of the nodes. */
  Optional<ImageRegistry> value() {
    return imageRegistry;
  }

  /** Converts a registry for default images. */
  static final class Converter implements ITypeConverter<ImageRegistry> {

    @Override
    public ImageRegistry convert(String text) {
      try {
        return new ImageRegistry(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
