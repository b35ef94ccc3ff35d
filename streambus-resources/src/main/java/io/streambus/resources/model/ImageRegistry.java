package io.streambus.resources.model;

import java.util.regex.Pattern;

/**
 * Registry from which default images are pulled.
 *
 * @param address host with optional port and path, such as {@code registry.example.com:5000/team}
 */
public record ImageRegistry(String address) {

  /** An image name has at most 255 characters, and the registry is only the start of it. */
  private static final int MAX_LENGTH = 200;

  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  /** Container runtimes take a name without dot and port for a path at the Docker Hub. */
  private static final String HOST =
      "(localhost|LABEL:[0-9]{1,5}|LABEL(\\.LABEL)+(:[0-9]{1,5})?)".replace("LABEL", LABEL);

  private static final String PATH = "(/[a-z0-9]+((\\.|_{1,2}|-+)[a-z0-9]+)*)*";
  private static final Pattern STARTS_WITH_HOST = Pattern.compile("^" + HOST + "/");
  private static final Pattern ADDRESS = Pattern.compile(HOST + PATH);

  /**
   * Verifies the address.
   *
   * @param address the address, with or without a path
   * @throws IllegalArgumentException if it is invalid, with a message that describes valid ones
   */
  public ImageRegistry {
    // Matching a long text overflows the stack.
    if (address.length() > MAX_LENGTH || !ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          ("'%s' is not a registry such as registry.example.com:5000/team: a host with a dot or a"
                  + " port, then an optional lowercase path, without scheme, spaces or trailing"
                  + " slash; at most %d characters")
              .formatted(address, MAX_LENGTH));
    }
  }

  /**
   * {@return the repository in this registry, which replaces the one that it names, if any}
   *
   * @param repository the repository, with or without a registry
   */
  public String qualify(String repository) {
    return address + "/" + STARTS_WITH_HOST.matcher(repository).replaceFirst("");
  }
}
