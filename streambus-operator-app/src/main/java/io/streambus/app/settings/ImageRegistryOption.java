package io.streambus.app.settings;

import io.streambus.resources.model.ImageRegistry;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --image-registry}. */
public final class ImageRegistryOption {

  @Option(
      names = "--image-registry",
      paramLabel = "REGISTRY[/PATH]",
      converter = ImageRegistryConverter.class,
      description =
          "Registry for the default images of brokers and proxies (default: the registry that nodes"
              + " default to).")
  private Optional<ImageRegistry> imageRegistry = Optional.empty();

  /** Returns the registry; empty for that of the nodes. */
  public Optional<ImageRegistry> value() {
    return imageRegistry;
  }
}
