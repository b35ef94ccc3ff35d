package io.streambus.resources.defaults;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.values.PullPolicy;
import io.streambus.resources.model.BrokerImage;

/** Which image runs, and which version it is said to be. */
final class ImageDefaults {

  private static final String REPOSITORY = "streambus/broker";
  private static final String VERSION = "v0.6.0";
  private static final String DIGEST_PREFIX = "sha256:";
  private static final int SHORT_DIGEST = 12;
  private static final int MAX_LABEL_LENGTH = 63;
  private static final ImageSpec NO_IMAGE = ImageSpec.builder().build();

  /** With what the value of a label may begin and end. */
  private static final CharMatcher ALPHANUMERIC =
      CharMatcher.inRange('A', 'Z')
          .or(CharMatcher.inRange('a', 'z'))
          .or(CharMatcher.inRange('0', '9'));

  private ImageDefaults() {}

  static BrokerImage image(StreamBusClusterSpec spec) {
    ImageSpec image = spec.image().orElse(NO_IMAGE);
    return new BrokerImage(
        reference(spec, image),
        image
            .pullPolicy()
            .flatMap(text -> SpecValues.find(PullPolicy.class, text))
            .orElse(PullPolicy.IF_NOT_PRESENT),
        ImmutableList.copyOf(image.pullSecrets()));
  }

  private static String reference(StreamBusClusterSpec spec, ImageSpec image) {
    String repository = image.repository().orElse(REPOSITORY);
    return image
        .digest()
        .map(digest -> repository + "@" + digest)
        .orElseGet(() -> repository + ":" + tag(spec, image));
  }

  private static String tag(StreamBusClusterSpec spec, ImageSpec image) {
    return image.tag().or(spec::version).orElse(VERSION);
  }

  /**
   * The version as a label can hold it: what the tag says; beside a digest, which hides the tag,
   * what spec.version says, else the tag, else the first characters of the digest.
   */
  static String version(StreamBusClusterSpec spec) {
    ImageSpec image = spec.image().orElse(NO_IMAGE);
    String version =
        image
            .digest()
            .map(
                digest ->
                    spec.version()
                        .or(image::tag)
                        .orElseGet(
                            () ->
                                digest
                                    .substring(DIGEST_PREFIX.length())
                                    .substring(0, SHORT_DIGEST)))
            .orElseGet(() -> tag(spec, image));
    return asLabel(version);
  }

  /**
   * A tag may be longer than a label, and may begin and end with characters that a label cannot.
   */
  private static String asLabel(String version) {
    String start = version.substring(0, Math.min(version.length(), MAX_LABEL_LENGTH));
    return ALPHANUMERIC.negate().trimFrom(start);
  }
}
