package io.streambus.resources.model;

import java.util.regex.Pattern;

/**
 * Image of brokers whose spec specifies none.
 *
 * @param repository image name without tag or digest, such as {@code registry.example.com/broker}
 * @param version StreamBus version, which is also the tag, such as {@code v0.6.0}
 */
public record DefaultImage(String repository, String version) {

  private static final int MAX_REPOSITORY_LENGTH = 255;
  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,200}(:[0-9]{1,5})?(/[a-z0-9._-]{1,200}){0,20}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

  /**
   * Verifies repository and version.
   *
   * @param repository image name without tag or digest
   * @param version StreamBus version
   * @throws IllegalArgumentException if one is invalid
   */
  public DefaultImage {
    if (repository.length() > MAX_REPOSITORY_LENGTH || !REPOSITORY.matcher(repository).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not an image name such as registry.example.com/team/broker, without tag"
              .formatted(repository));
    }
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not an image tag such as v0.6.0".formatted(version));
    }
  }
}
