package io.streambus.app.adopt;

import java.util.Optional;

/**
 * The parts of the name of an image.
 *
 * @param repository registry and name
 */
record ImageName(String repository, Optional<String> tag, Optional<String> digest) {

  static ImageName parse(String image) {
    int at = image.indexOf('@');
    String name = at < 0 ? image : image.substring(0, at);
    Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(image.substring(at + 1));
    // A colon before the last slash precedes the port of a registry.
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    return colon < 0
        ? new ImageName(name, Optional.empty(), digest)
        : new ImageName(name.substring(0, colon), Optional.of(name.substring(colon + 1)), digest);
  }
}
