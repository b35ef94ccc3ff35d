package io.streambus.resources.defaults;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.values.PullPolicy;
import io.streambus.resources.model.BrokerCluster.BrokerImage;
import io.streambus.resources.model.DefaultImage;

/** Default image and version of the brokers. */
final class ImageDefaults {

  private static final String REPOSITORY = "streambus/broker";
  private static final String VERSION = "v0.6.0";
  private static final String DIGEST_PREFIX = "sha256:";
  private static final int SHORT_DIGEST_LENGTH = 12;
  private static final int MAX_LABEL_LENGTH = 63;
  private static final ImageSpec EMPTY_IMAGE = ImageSpec.builder().build();

  /** Characters with which a label value can start and end. */
  private static final CharMatcher ALPHANUMERIC =
      CharMatcher.inRange('A', 'Z')
          .or(CharMatcher.inRange('a', 'z'))
          .or(CharMatcher.inRange('0', '9'));

  private ImageDefaults() {}

  static BrokerImage image(StreamBusClusterSpec spec, ClusterEnvironment environment) {
    ImageSpec image = spec.image().orElse(EMPTY_IMAGE);
    String repository = repository(image, environment);
    return new BrokerImage(
        image
            .digest()
            .map(digest -> repository + "@" + digest)
            .orElseGet(() -> repository + ":" + tag(spec, image, environment)),
        image
            .pullPolicy()
            .flatMap(text -> SpecValues.find(PullPolicy.class, text))
            .orElse(PullPolicy.IF_NOT_PRESENT),
        ImmutableList.copyOf(image.pullSecrets()));
  }

  /** The API server adds the default of the CRD to the spec. */
  private static String repository(ImageSpec image, ClusterEnvironment environment) {
    return environment
        .brokerImage()
        .filter(fallback -> image.repository().filter(name -> !name.equals(REPOSITORY)).isEmpty())
        .map(DefaultImage::repository)
        .orElseGet(() -> environment.repository(image.repository(), REPOSITORY));
  }

  private static String tag(
      StreamBusClusterSpec spec, ImageSpec image, ClusterEnvironment environment) {
    return image
        .tag()
        .or(spec::version)
        .orElseGet(() -> environment.brokerImage().map(DefaultImage::version).orElse(VERSION));
  }

  /**
   * Returns the version as a label value: the tag, or, if a digest overrides the tag, spec.version,
   * else the tag, else the first characters of the digest.
   */
  static String version(StreamBusClusterSpec spec, ClusterEnvironment environment) {
    ImageSpec image = spec.image().orElse(EMPTY_IMAGE);
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
                                    .substring(0, SHORT_DIGEST_LENGTH)))
            .orElseGet(() -> tag(spec, image, environment));
    return asLabel(version);
  }

  /**
   * Converts a tag to a label value. Tags can be longer than label values, and can start and end
   * with characters that label values cannot.
   */
  private static String asLabel(String version) {
    String start = version.substring(0, Math.min(version.length(), MAX_LABEL_LENGTH));
    return ALPHANUMERIC.negate().trimFrom(start);
  }
}
