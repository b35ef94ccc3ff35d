package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.values.PullPolicy;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for the broker image and version. */
final class ImageRules {

  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,62}");
  private static final int MAX_PULL_SECRETS = 16;

  private ImageRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return Stream.concat(
        Field.of("spec.version", spec.version())
            .must(
                text -> VERSION.matcher(text).matches(),
                ImageFields.TAG_RULE + "; at most 63 characters"),
        spec.image().stream().flatMap(ImageRules::image));
  }

  private static Stream<Problem> image(ImageSpec image) {
    return Stream.of(
            ImageFields.repository(Field.of("spec.image.repository", image.repository())),
            ImageFields.tag(Field.of("spec.image.tag", image.tag())),
            ImageFields.digest(Field.of("spec.image.digest", image.digest())),
            Field.value(Field.of("spec.image.pullPolicy", image.pullPolicy()), PullPolicy.class),
            pullSecrets(image))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> pullSecrets(ImageSpec image) {
    String path = "spec.image.pullSecrets";
    return Stream.of(
            Lists.names(path, image.pullSecrets()),
            Lists.unique(path, image.pullSecrets()),
            Lists.atMost(path, image.pullSecrets(), MAX_PULL_SECRETS))
        .flatMap(problems -> problems);
  }
}
